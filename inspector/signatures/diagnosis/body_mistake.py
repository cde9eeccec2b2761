"""Mistakes with the body."""

import dataclasses
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import ClassVar

from inspector.model.actor import Actor
from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.mistake import Mistake
from inspector.signatures.diagnosis.recipe import Recipe
from inspector.signatures.diagnosis.side import Side
from inspector.signatures.diagnosis.words import Words


class BodyMistake(Mistake):
    """Other bytes were signed than those of the body.

    `form` names them ("the body with …"), `cause` says how that comes about, both in a sentence.
    `rewritten` marks what parsing and writing again does, which a sender or a relay does as well; then
    `sender_slug` is the mistake's name at the sender.
    """

    concern = "body"
    form: ClassVar[str]
    cause: ClassVar[str]
    rewritten: ClassVar[bool] = False
    sender_slug: ClassVar[str] = ""
    relayed: ClassVar[bool] = True
    actor: ClassVar[Actor] = Actor.BETWEEN

    @abstractmethod
    def forms(self, body: bytes, bench: Bench) -> Iterable[bytes]:
        """Yield what becomes of the body."""

    def recipes(self, recipe: Recipe, bench: Bench) -> Iterator[Recipe]:
        """Yield the recipe with each other body."""
        for body in bench.forms(self, recipe.body):
            yield dataclasses.replace(recipe, body=body)

    def told(self, right: Recipe, wrong: Recipe, bench: Bench) -> Words:
        """Return the words: for the user's code, for the sender, or for what stands between."""
        if bench.side is Side.COMPUTED:
            sentence = f"Your value is the signature of {self.form}, not of the bytes received: {self.cause}."
            return Words(self.slug, self.family, sentence, self.remedy, Actor.CODE, self.code)
        if not self.rewritten:
            sentence = f"The signature fits {self.form}: {self.cause}."
            return Words(self.slug, self.family, sentence, self.remedy, self.actor)
        if self.relayed and (bench.known or wrong.body.count(b"\n") > right.body.count(b"\n")):
            sentence = (
                f"The signature fits {self.form}: "
                "a relay between the sender and you parsed the body and wrote it again."
            )
            remedy = "Receive directly, or through a relay that passes the bytes on untouched."
            return Words("relay_reserialized", "body-altered", sentence, remedy, Actor.BETWEEN)
        sentence = f"The signature fits {self.form}: the sender signs other bytes than it sends."
        remedy = "Tell the sender to sign the very bytes that it sends; until then, hash that form."
        slug = self.sender_slug or f"sender_signed_{self.slug}"
        return Words(slug, "sender-signs-other-bytes", sentence, remedy, Actor.SENDER)
