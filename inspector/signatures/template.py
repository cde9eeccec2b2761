"""The template language: literal text, `{place}`, `{place|filter}`, `{{` and `}}` for braces; on bytes."""

import re
from collections.abc import Callable

from inspector.model.verdict_status import VerdictStatus
from inspector.signatures.filters import Filter, compile_filter
from inspector.signatures.place import Place, compile_place, sentence_start
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal, missing

_URLS = {"url", "path", "target", "callback_url"}
_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]+)\}|[{}]")


class Template:
    """A compiled template: called with a reading it gives the bytes, or raises Refusal for an absent part."""

    __slots__ = ("_parts", "_render", "source", "tokens")

    def __init__(self, source: str) -> None:
        """Compile `source`; raises ValueError in words when it is no template."""
        self.source = source
        self.tokens: tuple[str, ...] = ()
        self._parts: list[tuple[str, Place]] = []
        for literal, token in _split(source):
            if token:
                name, *filters = token.split("|")
                self.tokens += (name,)
                self._parts.append((name, _filtered(compile_place(name), filters)))
            else:
                self._parts.append(("", _constant(literal.encode())))
        self._render = self._compiled()

    def __call__(self, reading: Reading) -> bytes:
        """Return the bytes of the template for a request. Raises Refusal when a part is absent."""
        return self._render(reading)

    @property
    def covers_body(self) -> bool:
        """Whether the whole body is part of the bytes."""
        return "body" in self.tokens

    def _compiled(self) -> Callable[[Reading], bytes]:
        if self.source == "{body}":
            return lambda reading: reading.request.body
        places = [place for _, place in self._parts]

        def render(reading: Reading) -> bytes:
            try:
                return b"".join([place(reading) for place in places])  # type: ignore[misc]
            except TypeError:  # a part is None: the slow way finds out which
                raise self._absence(reading) from None

        return render

    def _absence(self, reading: Reading) -> Exception:
        name = next(name for name, place in self._parts if place(reading) is None)
        if name in _URLS or name.startswith("param:"):
            what = "The URL that the sender used" if name in _URLS else sentence_start(name)
            reason = f"{what} is needed to check the signature, and is not given."
            return Refusal(VerdictStatus.UNCHECKED, reason)
        return missing(f"{sentence_start(name)}, which is part of what is signed, is missing.")


def _split(source: str) -> list[tuple[str, str]]:
    """Return (literal, "") and ("", token) pairs, in order."""
    pieces: list[tuple[str, str]] = []
    position, literal = 0, ""
    for match in _TOKEN.finditer(source):
        literal += source[position : match.start()]
        position = match.end()
        if match[1]:
            pieces += [(literal, "")] if literal else []
            pieces.append(("", match[1]))
            literal = ""
        elif match[0] in {"{{", "}}"}:
            literal += match[0][0]
        else:
            raise ValueError(f"a lone {match[0]} at character {match.start()}; write it twice")
    literal += source[position:]
    return [*pieces, (literal, "")] if literal else pieces


def _constant(value: bytes) -> Place:
    return lambda _: value


def _filtered(place: Place, names: list[str]) -> Place:
    for name in names:
        place = _behind(place, compile_filter(name))
    return place


def _behind(place: Place, apply: Filter) -> Place:
    def read(reading: Reading) -> bytes | None:
        value = place(reading)
        return None if value is None else apply(value)

    return read
