"""What each column of the list says of a request: (text, the part of the styles that it is drawn in)."""

from collections.abc import Callable, Mapping

from rich.cells import cell_len, set_cell_size

from inspector.formats.visible import visible_cell
from inspector.model.request_summary import RequestSummary
from inspector.tui import figures
from inspector.tui.widgets.column import Column

_NOTHING = "—"
_PENDING = "·"
_FIRST_REDIRECT = 300


def cell(summary: RequestSummary, column: Column, today: str) -> tuple[str, str]:
    """Return a column's text in exactly its width, made visible, and its part of the styles."""
    if column.name == "time":
        return fit(figures.clock(summary.received_at, today=today), column), "muted"
    text, part = _CELLS[column.name](summary)
    # Captured text may be megabytes long: no more of it is looked at than can be shown.
    return fit(visible_cell(text[: column.width + 1]), column), part


def fit(text: str, column: Column) -> str:
    """Return `text` in exactly the column's width; an ellipsis tells that something is missing."""
    length = cell_len(text)
    if length > column.width:
        return set_cell_size(text, column.width - 1) + "…"
    pad = " " * (column.width - length)
    return pad + text if column.right else text + pad


def _verdict(summary: RequestSummary) -> tuple[str, str]:
    return f"{summary.verdict.sign} {summary.verdict}", str(summary.verdict)


def _method(summary: RequestSummary) -> tuple[str, str]:
    return summary.method or _NOTHING, "muted"


def _path(summary: RequestSummary) -> tuple[str, str]:
    return summary.target or _NOTHING, "muted"


def _event(summary: RequestSummary) -> tuple[str, str]:
    if summary.event_type is not None:
        return summary.event_type, "text"
    return summary.problem or _NOTHING, "muted"


def _event_or_path(summary: RequestSummary) -> tuple[str, str]:
    if summary.event_type is None and summary.target is not None:
        return summary.target, "muted"
    return _event(summary)


def _status(summary: RequestSummary) -> tuple[str, str]:
    if summary.status is None:
        return _PENDING if summary.duration is None else _NOTHING, "muted"
    return str(summary.status), "good" if summary.status < _FIRST_REDIRECT else "bad"


def _duration(summary: RequestSummary) -> tuple[str, str]:
    return figures.milliseconds(summary.duration), "muted"


def _size(summary: RequestSummary) -> tuple[str, str]:
    return figures.size(summary.size), "muted"


_CELLS: Mapping[str, Callable[[RequestSummary], tuple[str, str]]] = {
    "verdict": _verdict,
    "method": _method,
    "path": _path,
    "event": _event,
    "event or path": _event_or_path,
    "status": _status,
    "duration": _duration,
    "size": _size,
}
