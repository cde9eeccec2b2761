"""The search: which change of the recipe reproduces a value.

Rules of this file:
1. Mistakes are tried in order of likelihood; the first that reproduces the value is named, no other.
2. Two changes are tried only after every single one has failed, and only of different choices.
3. Nothing is named that was not recomputed; the budget ends every loop, and says so.
"""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from inspector.signatures.diagnosis.bench import BIG, Bench
from inspector.signatures.diagnosis.budget import Budget
from inspector.signatures.diagnosis.mistake import Mistake
from inspector.signatures.diagnosis.recipe import Recipe

_MOST_FORMS = 16_384

# The right recipe, the wrong one that reproduces the value, and the mistakes between them.
Found: TypeAlias = tuple[Recipe, Recipe, tuple[Mistake, ...]]


@dataclasses.dataclass(frozen=True, slots=True)
class Search:
    """What is searched with: the bench, the mistakes in order, and the test of a recipe."""

    bench: Bench
    mistakes: Sequence[Mistake]
    reproduces: Callable[[Recipe], bool]
    budget: Budget

    def one_change(self, bases: Sequence[Recipe]) -> Found | None:
        """Return what a single mistake explains."""
        for mistake in self._usable():
            for base in bases:
                found = self._first(mistake.recipes(base, self.bench), base)
                if found is not None:
                    return base, found, (mistake,)
        return None

    def two_changes(self, bases: Sequence[Recipe]) -> Found | None:
        """Return what two mistakes together explain: only after `one_change` has found nothing."""
        mistakes = [item for item in self._usable() if not item.alone]
        for place, first in enumerate(mistakes):
            for base in bases:
                for once in self._bounded(first.recipes(base, self.bench)):
                    for second in mistakes[place + 1 :]:
                        if second.concern == first.concern:
                            continue
                        found = self._first(second.recipes(once, self.bench), base)
                        if found is not None:
                            return base, found, (first, second)
                        if self.budget.exhausted:
                            return None
        return None

    def _usable(self) -> list[Mistake]:
        big = len(self.bench.request.body) > BIG
        usable = [
            item
            for item in self.mistakes
            if self.bench.side in item.sides and not (big and item.costly)
        ]
        return sorted(usable, key=lambda item: not item.likely) if big else usable

    def _first(self, recipes: Iterable[Recipe], base: Recipe) -> Recipe | None:
        for recipe in self._bounded(recipes):
            if recipe == base or not self.budget.spend():
                continue
            if self.reproduces(recipe):
                return recipe
        return None

    def _bounded(self, recipes: Iterable[Recipe]) -> Iterator[Recipe]:
        if not self.budget.is_left():
            return
        for count, recipe in enumerate(recipes):
            if count > _MOST_FORMS:
                return
            yield recipe
            if not self.budget.is_left():
                return
