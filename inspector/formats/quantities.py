"""Durations and sizes as short words with their unit."""

_MILLISECOND = 1_000_000
_SECOND = 1_000_000_000
_TEN_SECONDS = 10 * _SECOND
_TEN_MILLISECONDS = 10 * _MILLISECOND
_UNITS = (("GB", 10**9), ("MB", 10**6), ("kB", 10**3))


def duration_words(nanoseconds: int | None) -> str:
    """Return `3.1 ms`, `245 ms`, `12.5 s`; `-` for none."""
    if nanoseconds is None:
        return "-"
    if nanoseconds >= _TEN_SECONDS:
        return f"{nanoseconds / _SECOND:.1f} s"
    digits = 1 if nanoseconds < _TEN_MILLISECONDS else 0
    return f"{nanoseconds / _MILLISECOND:.{digits}f} ms"


def size_words(count: int) -> str:
    """Return `512 B`, `1.2 kB`, `50.0 MB`, by powers of ten."""
    for unit, size in _UNITS:
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return f"{count} B"
