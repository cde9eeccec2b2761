"""A captured request as one line for a person."""

from inspector.cli.terminal import Part
from inspector.formats.quantities import duration_words, size_words
from inspector.formats.timestamps import local_time
from inspector.formats.visible import visible_cell
from inspector.model.request_summary import RequestSummary
from inspector.model.verdict_status import VerdictStatus

_LONGEST_TARGET = 200
_FIRST_FAILURE = 300


def request_row(summary: RequestSummary) -> tuple[Part, ...]:
    """Return the parts of the line: id, time, verdict, method, target, event, status, duration, size."""
    what = summary.target or summary.problem or "-"
    parts: list[Part] = [
        (f"{summary.id:>6}  {local_time(summary.received_at)}  ", "quiet"),
        (f"{verdict_words(summary.verdict):<11}", verdict_style(summary.verdict)),
        f"  {_cell(summary.method or '-'):<7} {_cell(what):<24}  {_cell(summary.event_type or '-'):<22}",
        (f"  {'...' if summary.status is None else summary.status}", _status_style(summary.status)),
        (f"  {duration_words(summary.duration):>8}  {size_words(summary.size):>8}", "quiet"),
    ]
    if summary.fault is not None:
        parts.append((f"  fault: {_cell(summary.fault)}", "warn"))
    if summary.problem is not None:
        parts.append((f"  {_cell(summary.problem)}", "bad"))
    return tuple(parts)


def verdict_words(verdict: VerdictStatus) -> str:
    """Return the verdict as its sign and its word."""
    return f"{verdict.sign} {verdict.value}"


def verdict_style(verdict: VerdictStatus) -> str:
    """Return the style in which a verdict is written."""
    if verdict is VerdictStatus.UNCHECKED:
        return "quiet"
    return "bad" if verdict.is_failure else "good"


def _status_style(status: int | None) -> str:
    return "good" if status is not None and status < _FIRST_FAILURE else "bad"


def _cell(text: str) -> str:
    shown = visible_cell(text[:_LONGEST_TARGET])
    return shown + "…" if len(text) > _LONGEST_TARGET else shown
