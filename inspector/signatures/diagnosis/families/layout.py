"""A template taken apart: the parts that are signed, and what stands between them."""

import re
from dataclasses import dataclass
from functools import lru_cache

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Layout:
    """`tokens` in order; `gaps` are the literals around them, one more than tokens."""

    tokens: tuple[str, ...]
    gaps: tuple[str, ...]

    @property
    def source(self) -> str:
        """The template again."""
        pieces = [self.gaps[0]]
        for token, gap in zip(self.tokens, self.gaps[1:], strict=True):
            pieces += [f"{{{token}}}", gap]
        return "".join(pieces)

    @property
    def names(self) -> tuple[str, ...]:
        """The tokens without their filters."""
        return tuple(token.partition("|")[0] for token in self.tokens)

    def separated(self, separator: str) -> "Layout":
        """Return the layout with another separator between its parts, and behind a version in front."""
        inner = (separator,) * (len(self.tokens) - 1)
        before, old = self.gaps[0], self.gaps[1]
        first = before[: -len(old)] + separator if old and before.endswith(old) else before
        return Layout(self.tokens, (first, *inner, self.gaps[-1]))

    def ordered(self, tokens: tuple[str, ...]) -> "Layout":
        """Return the layout with its parts in another order."""
        return Layout(tokens, self.gaps)

    def without(self, place: int) -> "Layout":
        """Return the layout without one part and the separator beside it."""
        gap = place or 1
        tokens = self.tokens[:place] + self.tokens[place + 1 :]
        gaps = self.gaps[:gap] + self.gaps[gap + 1 :]
        return Layout(tokens, gaps if len(gaps) > len(tokens) else (*gaps, ""))


@lru_cache(maxsize=4096)
def layout_of(source: str) -> Layout:
    """Return the parts of a template."""
    tokens: list[str] = []
    gaps = [""]
    position = 0
    for match in _PIECE.finditer(source):
        gaps[-1] += source[position : match.start()]
        position = match.end()
        if match[1]:
            tokens.append(match[1])
            gaps.append("")
        else:
            gaps[-1] += match[0]
    gaps[-1] += source[position:]
    return Layout(tuple(tokens), tuple(gaps))


def in_words(source: str) -> str:
    """Return a template for a sentence."""
    return source.replace("{", "").replace("}", "") if "{{" in source else source
