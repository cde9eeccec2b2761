"""What a request's verdict says, in few lines: (text, style), made visible."""

from collections.abc import Sequence

from inspector.formats.quantities import duration_words
from inspector.formats.visible import visible
from inspector.model.coverage import Coverage
from inspector.model.request_summary import RequestSummary
from inspector.model.schema_finding import SchemaFinding
from inspector.model.verdict_status import VerdictStatus
from inspector.tui import figures

Part = tuple[str, str]

STYLES = {
    VerdictStatus.VALID: "bold $success",
    VerdictStatus.INVALID: "bold $error",
    VerdictStatus.MISSING: "bold $warning",
    VerdictStatus.STALE: "bold $warning",
    VerdictStatus.MALFORMED: "bold $error",
    VerdictStatus.UNCHECKED: "bold $text-muted",
}
_COVERS = {
    Coverage.BODY: "covers the body",
    Coverage.FIELDS: "covers fields only",
    Coverage.NONE: "",
}
_MUTED = "$text-muted"


def verdict_line(summary: RequestSummary) -> list[Part]:
    """Return the verdict's sign and word, and its reason."""
    return [
        (f"{summary.verdict.sign} {summary.verdict.upper()}", STYLES[summary.verdict]),
        (f"  {visible(summary.reason)}", ""),
    ]


def matched_line(summary: RequestSummary) -> list[Part]:
    """Return which secret and which form matched, the scheme and what the signature covers."""
    named = [("secret", summary.secret), ("form", summary.form), ("scheme", summary.scheme)]
    parts: list[Part] = []
    for word, value in named:
        if value:
            parts += [(f"  {word} " if parts else f"{word} ", _MUTED), (visible(value), "")]
    if parts and _COVERS[summary.coverage]:
        parts.append((f"  {_COVERS[summary.coverage]}", _MUTED))
    return parts


def arrival_line(summary: RequestSummary) -> list[Part]:
    """Return when the request came, from where, and how large its body is."""
    return [
        ("received ", _MUTED),
        (figures.moment(summary.received_at), ""),
        (f" from {visible(summary.remote)}", _MUTED),
    ]


def answer_line(summary: RequestSummary, same_event: int) -> list[Part]:
    """Return how the request was answered, by which fault, and how many carry the same event."""
    if summary.status is None and summary.duration is None:
        parts: list[Part] = [("no response yet", _MUTED)]
    else:
        status = "no status" if summary.status is None else f"{summary.status}"
        parts = [
            ("answered ", _MUTED),
            (status, "bold"),
            (f" in {duration_words(summary.duration)}", _MUTED),
        ]
    if summary.fault:
        parts.append((f"  ↯ by the fault {visible(summary.fault)}", "$warning"))
    if same_event > 1:
        parts.append((f"  ↻ {same_event:,} requests carry this event", "$warning"))
    return parts


def schema_line(findings: Sequence[SchemaFinding]) -> list[Part]:
    """Return the first of what the payload lacks, and how much more there is."""
    first = findings[0]
    more = f"  and {len(findings) - 1} more" if len(findings) > 1 else ""
    text = f"{first.path}: expected {first.expected}, found {first.found}"
    return [("schema ✗ ", "bold $warning"), (visible(text), ""), (more, _MUTED)]


def problem_line(problem: str) -> list[Part]:
    """Return why this never became a whole request."""
    return [("problem ", "bold $error"), (visible(problem), "")]


def head_line(summary: RequestSummary) -> list[Part]:
    """Return what the request is: number, method, path, event."""
    return [
        (f"#{summary.id:,} ", "bold $primary"),
        (f" {visible(summary.method or '—')} {visible(summary.target or '—')}", "bold"),
        (f"  {visible(summary.event_type)}" if summary.event_type else "", "$accent"),
    ]
