"""The right scheme with another secret: of another endpoint, another mode, or an earlier time."""

import dataclasses
from collections.abc import Iterator

from inspector.model.actor import Actor
from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.mistake import Mistake
from inspector.signatures.diagnosis.recipe import Recipe
from inspector.signatures.diagnosis.side import Side
from inspector.signatures.diagnosis.words import Words

_MOST_SECRETS = 1000
_EARLIER = ("previous", "prev", "old", "rotated", "retired")
_TERMINAL = ("cli", "listen")
_MODES = ("test", "live", "sandbox", "production", "prod")


class AnotherSecret(Mistake):
    """The value is keyed by another of the secrets that are set."""

    slug = "secret_of_other_endpoint"
    family = "secret-wrong-one"
    concern = "secret"
    remedy = "Use the secret of the endpoint that the request came to."
    sides = frozenset({Side.COMPUTED})

    def recipes(self, recipe: Recipe, bench: Bench) -> Iterator[Recipe]:
        """Yield the recipe with the key of each other secret."""
        for label, text in bench.secrets[:_MOST_SECRETS]:
            other = bench.recipe(label, text)
            if other.key != recipe.key:
                yield dataclasses.replace(recipe, label=label, secret=text, key=other.key)

    def told(self, right: Recipe, wrong: Recipe, bench: Bench) -> Words:
        """Return the words that name both secrets."""
        slug, family, why = which(right, wrong, bench)
        sentence = (
            f"Your value is keyed by {wrong.label}; the request is signed with {right.label}{why}."
        )
        return Words(slug, family, sentence, self.remedy, Actor.CODE)


def which(configured: Recipe, fitting: Recipe, bench: Bench) -> tuple[str, str, str]:
    """Return slug, family and the reason in words, from what labels, texts and body tell of two secrets."""
    both = [f"{recipe.label} {recipe.secret}".lower() for recipe in (configured, fitting)]
    if any(word in text for text in both for word in _EARLIER):
        return "signed_with_previous_secret", "secret-rotation", ", after a rotation"
    labels = [recipe.label.lower() for recipe in (configured, fitting)]
    if any(word in label for label in labels for word in _TERMINAL):
        return "secret_dashboard_vs_cli", "secret-wrong-one", ""
    named = any(word in text for text in both for word in _MODES)
    if named or b'"livemode"' in bench.request.body:
        mode = ' (the event says "livemode")' if b'"livemode"' in bench.request.body else ""
        return "secret_test_vs_live", "secret-wrong-one", mode
    return "secret_of_other_endpoint", "secret-wrong-one", ""
