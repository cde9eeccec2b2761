"""Mistakes with the secret's text."""

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


class SecretMistake(Mistake):
    """The key was made of another text than the secret. `received` and `computed` are the sentences."""

    family = "secret-mangled"
    concern = "secret"
    remedy = "Set the secret again, exactly as the provider shows it."
    received: ClassVar[str]
    computed: ClassVar[str]

    @abstractmethod
    def forms(self, text: str, bench: Bench) -> Iterable[str]:
        """Yield what becomes of the secret's text: at the user's, or, for a received one, before it was spoilt."""

    def recipes(self, recipe: Recipe, bench: Bench) -> Iterator[Recipe]:
        """Yield the recipe with the key of each other text."""
        if bench.is_public:
            return
        for text in bench.forms(self, recipe.secret):
            key = bench.key(text)
            if key is not None and key != recipe.key:
                yield dataclasses.replace(recipe, key=key)

    def told(self, right: Recipe, wrong: Recipe, bench: Bench) -> Words:  # noqa: ARG002
        """Return the words: the settings, or the user's code."""
        if bench.side is Side.COMPUTED:
            return Words(self.slug, self.family, self.computed, self.remedy, Actor.CODE, self.code)
        return Words(self.slug, self.family, self.received, self.remedy, Actor.SETTINGS)
