"""A captured request as a page for a person."""

from collections.abc import Sequence

from inspector.cli.request_row import verdict_style, verdict_words
from inspector.cli.terminal import say, say_text
from inspector.formats.indented_json import indented_json
from inspector.formats.quantities import duration_words, size_words
from inspector.formats.timestamps import local_time
from inspector.formats.visible import visible_bytes
from inspector.model.attempt import Attempt
from inspector.model.coverage import Coverage
from inspector.model.headers import Headers
from inspector.model.response import Response
from inspector.model.schema_finding import SchemaFinding
from inspector.model.stored_request import StoredRequest

_MOST_BODY = 64 * 1024
_COVERAGE = {
    Coverage.BODY: "covers the body",
    Coverage.FIELDS: "covers some fields",
    Coverage.NONE: "covers nothing of the body",
}


def show_request(
    stored: StoredRequest, findings: Sequence[SchemaFinding], attempts: Sequence[Attempt]
) -> None:
    """Write the page to standard output."""
    summary, captured = stored.summary, stored.captured
    say((f"#{summary.id}  {summary.method or '-'} {summary.target or '-'}", "strong"))
    say(f"received  {local_time(summary.received_at)} from {summary.remote}")
    _show_verdict(stored)
    say(f"event     {summary.event_type or '-'}  {summary.event_id or ''}".rstrip())
    say(f"endpoint  {summary.endpoint or '-'}  ({summary.provider or 'no provider'})")
    if summary.problem is not None:
        say("problem   ", (summary.problem, "bad"))
    _show_response(stored.response)
    for attempt in attempts:
        say(f"attempt   {attempt_words(attempt)}")
    for finding in findings:
        expected = f"{finding.path}: expected {finding.expected}, found {finding.found}"
        say("payload   ", (expected, "warn"))
    say()
    for line in header_lines(captured.headers):
        say(line)
    say()
    _show_body(captured.body, summary.id)


def header_lines(headers: Headers) -> list[str]:
    """Return `Name: value` for each header in wire order, UTF-8 read where it is that."""
    return [f"{_wire_text(name)}: {_wire_text(value)}" for name, value in headers]


def attempt_words(attempt: Attempt) -> str:
    """Return what an attempt brought, as one line."""
    sign = "✓" if attempt.succeeded else "✗"
    status = "no status" if attempt.status is None else str(attempt.status)
    error = f"  {attempt.error}: {attempt.detail}" if attempt.error else ""
    return f"{attempt.number}  {sign} {status} after {duration_words(attempt.duration)}{error}"


def _show_verdict(stored: StoredRequest) -> None:
    summary = stored.summary
    words = verdict_words(summary.verdict)
    say("verdict   ", (words, verdict_style(summary.verdict)), f"  {summary.reason}")
    details = [
        ("scheme", summary.scheme),
        ("secret", summary.secret),
        ("form", summary.form),
    ]
    known = [f"{name} {value}" for name, value in details if value is not None]
    if known and not summary.verdict.is_failure:
        say(f"          {', '.join(known)}; {_COVERAGE[summary.coverage]}")


def _show_response(response: Response | None) -> None:
    if response is None:
        say("response  none yet")
        return
    status = "no status" if response.status is None else str(response.status)
    parts = [f"{status} after {duration_words(response.duration)}"]
    if response.phase != "complete":
        parts.append(f"reached phase {response.phase}")
    if response.client_left:
        parts.append("the client had left")
    if response.fault is not None:
        parts.append(f"fault: {response.fault}")
    say(f"response  {', '.join(parts)}")


def _show_body(body: bytes, number: int) -> None:
    if not body:
        say(("no body", "quiet"))
        return
    say_text(_body_text(body[:_MOST_BODY], whole=len(body) <= _MOST_BODY))
    if len(body) > _MOST_BODY:
        rest = size_words(len(body) - _MOST_BODY)
        say((f"… {rest} more: `inspector show {number} --body` writes all of it.", "quiet"))


def _body_text(body: bytes, *, whole: bool) -> str:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("latin-1")
    return (indented_json(text) if whole else None) or text


def _wire_text(text: str) -> str:
    return visible_bytes(text.encode("latin-1", "replace"))
