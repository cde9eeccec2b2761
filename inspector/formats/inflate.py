"""Bodies with a Content-Encoding, inflated for reading: bounded, and as far as it goes."""

from dataclasses import dataclass, field

from inspector.formats.content_coding import LIBRARIES, ContentCoding, find_coding
from inspector.formats.inflated import Inflated
from inspector.formats.quantities import size_words

MOST_INFLATED = 16_000_000
"""Bytes after which inflating stops: a few kilobytes can stand for gigabytes."""
_MOST_CODINGS = 4
_MOST_SHOWN = 40
_GZIP_MAGIC = b"\x1f\x8b"


@dataclass(slots=True)
class _Run:
    """How far a coding could be undone: what came out, the bytes used for it, and why it ended."""

    out: bytearray = field(default_factory=bytearray)
    used: int = 0
    ended: bool = False
    damaged: bool = False


def inflate(data: bytes, content_encoding: str | None, *, most: int = MOST_INFLATED) -> Inflated:
    """Undo the codings that a Content-Encoding names, last first; at most `most` bytes come out.

    What can't be undone is left as it was received, and a note says so. Never raises.
    """
    names = [name.strip().lower() for name in (content_encoding or "").split(",")]
    names = [name for name in names if name not in {"", "identity"}]
    if not names or not data:
        return Inflated(data)
    if len(names) > _MOST_CODINGS:
        return Inflated(data, (f"Says {len(names)} content codings: shown as received.",))
    notes: list[str] = []
    current = data
    for name in reversed(names):
        step = _undo(current, name, most)
        notes += step.notes
        if not step.changed:
            break
        current = step.data
    return Inflated(current, tuple(notes), changed=current is not data)


def _undo(data: bytes, name: str, most: int) -> Inflated:
    coding = find_coding(name)
    if coding is None:
        return Inflated(data, (_why_not(name),))
    run = _run(coding, data, most)
    if not run.ended and (_is_text(data) or (run.damaged and not run.out)):
        return Inflated(data, (f"Says {name}, is not: shown as received.",))
    if not run.out and not run.ended:
        note = f"The {name} data breaks off before anything came out of it: shown as received."
        return Inflated(data, (note,))
    problem = _problem(run, name, len(data), most)
    sizes = f"{size_words(len(data))} of {name}, {size_words(len(run.out))} inflated for reading."
    notes = (sizes, f"{problem}.") if problem else (sizes,)
    return Inflated(bytes(run.out[:most]), notes, changed=True)


def _why_not(name: str) -> str:
    if name in LIBRARIES:
        return f"Reading {name} takes the library {LIBRARIES[name]}: shown as received."
    return f"Says the content coding {name[:_MOST_SHOWN]}, which is unknown: shown as received."


def _problem(run: _Run, name: str, size: int, most: int) -> str:
    if len(run.out) > most:
        del run.out[most:]
        return f"There is more than these {size_words(most)}; inflating stopped there"
    if run.damaged:
        return (
            f"The {name} data is damaged, noticed at byte {run.used}; what came out before is shown"
        )
    if not run.ended:
        return f"The {name} data breaks off after {size_words(size)}; what it held so far is shown"
    if run.used < size:
        return f"{size_words(size - run.used)} follow the end of the {name} data"
    return ""


def _run(coding: ContentCoding, data: bytes, most: int) -> _Run:
    run = _feed(coding, data, most, careful_from=len(data))
    # A piece that holds the damage gives nothing: it's fed again, byte by byte.
    return _feed(coding, data, most, careful_from=run.used) if run.damaged else run


def _feed(coding: ContentCoding, data: bytes, most: int, *, careful_from: int) -> _Run:
    run = _Run()
    unpacker = coding.start(data)
    while run.used < len(data) and len(run.out) <= most:
        size = coding.piece if run.used < careful_from else 1
        piece = data[run.used : run.used + size]
        try:
            run.out += unpacker.feed(piece, most + 1 - len(run.out))
        except coding.error:
            run.damaged = True
            return run
        run.used += len(piece)
        rest = unpacker.rest
        run.ended = rest is not None
        if rest is not None:
            run.used -= len(rest)
            if not data.startswith(_GZIP_MAGIC, run.used):
                return run
            # Members of gzip may stand one after another and make one text.
            unpacker = coding.start(data)
    return run


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
