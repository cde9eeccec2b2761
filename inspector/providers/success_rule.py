"""Which answers a provider takes for success."""

from collections.abc import Iterable
from dataclasses import dataclass

_FAMILY = 100


@dataclass(frozen=True, slots=True)
class SuccessRule:
    """The statuses that count as success: `families` are whole hundreds (2 for any 2xx), `statuses` single ones."""

    families: frozenset[int] = frozenset({2})
    statuses: frozenset[int] = frozenset()

    @classmethod
    def of(cls, words: Iterable[str | int]) -> "SuccessRule":
        """Return the rule for a list such as `["2xx"]` or `[200, 204]`. Raises ValueError for other words."""
        families, statuses = set(), set()
        for word in words:
            text = str(word)
            if len(text) == len("2xx") and text[0] in "12345" and text[1:] == "xx":
                families.add(int(text[0]))
            elif (
                len(text) == len("200")
                and text.isdecimal()
                and text.isascii()
                and text[0] in "12345"
            ):
                statuses.add(int(text))
            else:
                raise ValueError(f"{word!r} is no status such as 200 or '2xx'")
        return cls(frozenset(families), frozenset(statuses))

    def accepts(self, status: int) -> bool:
        """Whether an answer with this status is a success."""
        return status in self.statuses or status // _FAMILY in self.families

    def __str__(self) -> str:
        words = [f"any {family}xx" for family in sorted(self.families)]
        words += [str(status) for status in sorted(self.statuses)]
        if len(words) == 1 and not self.families:
            return f"exactly {words[0]}"
        return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
