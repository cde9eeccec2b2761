"""Times, sizes and counts as a person reads them in a narrow column."""

import time

_NS_PER_S = 1_000_000_000
_NS_PER_MS = 1_000_000
_UNITS = (("G", 1_000_000_000), ("M", 1_000_000), ("k", 1_000))
_FINE_MS = 10
_LONG_MS = 9_999.5
_LONG_S = 99.95


def clock(at: int, *, today: str | None = None) -> str:
    """Return the local time of `at` (nanoseconds UTC) in eight characters.

    `10:30:07` on the day `today` (`2025-01-25`; None: any day), else the day, `25 Jan`.
    """
    form = "%H:%M:%S" if today is None or day(at) == today else "%d %b"
    return time.strftime(form, time.localtime(at // _NS_PER_S))


def day(at: int) -> str:
    """Return the local day of `at` (nanoseconds UTC): `2025-01-25`."""
    return time.strftime("%Y-%m-%d", time.localtime(at // _NS_PER_S))


def moment(at: int) -> str:
    """Return the local date and time of `at` (nanoseconds UTC), to the millisecond."""
    text = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(at // _NS_PER_S))
    return f"{text}.{at % _NS_PER_S // _NS_PER_MS:03d}"


def milliseconds(duration: int | None) -> str:
    """Return nanoseconds as milliseconds without their unit, in at most five characters up to a day.

    `3.1`, `245`, `6,012`; from 10 s on as seconds, `12.5s`; `-` for none.
    """
    if duration is None:
        return "-"
    value = duration / _NS_PER_MS
    if value >= _LONG_MS:
        seconds = value / 1000
        return f"{seconds:.1f}s" if seconds < _LONG_S else f"{seconds:.0f}s"
    return f"{value:.1f}" if value < _FINE_MS else f"{value:,.0f}"


def span(seconds: float) -> str:
    """Return a length of time: `4:32` in minutes, `1:04:32` from an hour on."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def size(count: int) -> str:
    """Return a number of bytes in at most five characters: `171`, `1.2k`, `50M`."""
    for unit, factor in _UNITS:
        if count >= factor:
            value = count / factor
            return f"{value:.1f}{unit}" if value < _FINE_MS else f"{value:.0f}{unit}"
    return str(count)


def percent(value: float | None) -> str:
    """Return a rate with one decimal: `98.5 %`; `- %` for none.

    Neither all nor nothing is claimed by rounding: 99.99 reads `99.9 %`, 0.01 reads `0.1 %`.
    """
    if value is None:
        return "- %"
    shown = value if value in {0, 100} else min(max(value, 0.1), 99.9)
    return f"{shown:.1f} %"


def plural(count: int, word: str) -> str:
    """Return `1 request`, `1,204 requests`."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
