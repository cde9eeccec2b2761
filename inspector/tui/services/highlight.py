"""Which stretches of a line stand out; only lines that are shown are ever looked at."""

import re

from inspector.tui.services.text_row import Span

_JSON = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?P<string>"(?:[^"\\]|\\.)*"?)'
    r"|(?P<number>-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)|(?P<word>\b(?:true|false|null)\b)"
)
_FIELD = re.compile(r"(?P<key>[^:\s][^:]*:)")
_HELP = re.compile(
    r"(?<!\S)(?P<word>[A-Z]{2,}(?: [A-Z]{2,})*)(?!\S)|(?P<key>\S+(?: \S+)*)(?= {2,}[A-Z][a-z])"
)
_HEX = re.compile(r"(?P<muted>[0-9a-f]{4,}\b)")
_SEVERAL = {"json": _JSON, "help": _HELP}
_FIRST = {"fields": _FIELD, "hex": _HEX}


def spans(line: str, language: str | None) -> tuple[Span, ...]:
    """Return what stands out in a line, in order."""
    if language in _SEVERAL:
        return tuple(_span(found) for found in _SEVERAL[language].finditer(line))
    pattern = _FIRST.get(language or "")
    found = pattern.match(line) if pattern else None
    return (_span(found),) if found else ()


def cut_spans(found: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """Return the stretches within [start, end), counted from `start`."""
    return tuple(
        (max(first, start) - start, min(last, end) - start, part)
        for first, last, part in found
        if first < end and last > start
    )


def _span(found: re.Match[str]) -> Span:
    return found.start(), found.end(), found.lastgroup or ""
