"""What every mistake is: a change of one choice of the recipe, with the words for it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar

from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.recipe import Recipe
from inspector.signatures.diagnosis.side import Side
from inspector.signatures.diagnosis.words import Words


class Mistake(ABC):
    """One mistake. A subclass says its slug, family and words, and yields the recipes it leads to.

    `concern` names the choice that it changes: two mistakes are only combined when theirs differ.
    `alone` ones are too many, or too unlikely, to be combined; `costly` ones are not
    tried on a big body, `likely` ones come first there. `sides` are the values that it can explain.
    """

    slug: ClassVar[str]
    family: ClassVar[str]
    remedy: ClassVar[str]
    concern: ClassVar[str]
    alone: ClassVar[bool] = False
    costly: ClassVar[bool] = False
    likely: ClassVar[bool] = False
    sides: ClassVar[frozenset[Side]] = frozenset(Side)
    code: ClassVar[Mapping[str, str]] = MappingProxyType({})

    @abstractmethod
    def recipes(self, recipe: Recipe, bench: Bench) -> Iterator[Recipe]:
        """Yield the recipes that the mistake turns `recipe` into."""

    @abstractmethod
    def told(self, right: Recipe, wrong: Recipe, bench: Bench) -> Words:
        """Return the words for the mistake, once `wrong` has reproduced the value."""
