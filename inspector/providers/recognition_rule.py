"""One way to recognise a provider's requests."""

from collections.abc import Sequence
from dataclasses import dataclass

from inspector.signatures.condition import Condition, compile_condition
from inspector.signatures.reading import Reading

_NOT = "not "


@dataclass(frozen=True, slots=True)
class RecognitionRule:
    """Conditions that all must hold, and how much they say: each positive one counts."""

    conditions: tuple[Condition, ...]
    weight: int

    @classmethod
    def of(cls, texts: Sequence[str]) -> "RecognitionRule":
        """Return the rule of a list of conditions. Raises ValueError in words."""
        if not texts:
            raise ValueError("expected at least one condition")
        weight = sum(not text.startswith(_NOT) for text in texts)
        return cls(tuple(compile_condition(text) for text in texts), weight)

    def holds(self, reading: Reading) -> bool:
        """Whether the request is one of the provider's by this rule."""
        return all(condition(reading) for condition in self.conditions)
