"""A request's headers, response, attempts, signed bytes and schema findings as lines of plain text.

Nothing is made visible here: that is done where a line is drawn.
"""

from collections.abc import Iterator

from inspector.formats.quantities import duration_words, size_words
from inspector.model.attempt import Attempt
from inspector.model.captured_request import CapturedRequest
from inspector.model.headers import Headers
from inspector.model.request_summary import RequestSummary
from inspector.model.response import Response
from inspector.tui import figures
from inspector.tui.services.judgement import Judgement
from inspector.tui.services.request_detail import RequestDetail

_MOST_OF_A_RESPONSE = 65_536


def headers_page(captured: CapturedRequest) -> list[str]:
    """Return the request line and the header pairs, in wire order; trailers at the end."""
    lines = [f"{captured.method or '—'} {captured.target or '—'} {captured.version or ''}".rstrip()]
    lines += _pairs(captured.headers)
    if captured.trailers.strip():
        lines += ["", "Trailers", *captured.trailers.decode("latin-1").strip("\r\n").split("\r\n")]
    if captured.problem:
        lines += ["", f"Problem: {captured.problem}"]
    return lines


def response_page(response: Response | None) -> list[str]:
    """Return how the response went, then its headers and body."""
    if response is None:
        return ["No response yet."]
    lines = [
        f"Status: {response.status or 'none was sent'}",
        f"Sent: {size_words(response.bytes_sent)}, {_phase(response.phase)}",
        f"Time: {duration_words(response.duration)}",
    ]
    if response.fault:
        lines.append(f"Fault: {response.fault}")
    if response.client_left:
        reason = f" ({response.write_error})" if response.write_error else ""
        lines.append(f"Client: gone before the response was written{reason}")
    elif response.ended_by:
        lines.append(f"Connection: ended by {response.ended_by}")
    if response.headers:
        lines += ["", *_pairs(response.headers)]
    if response.body:
        lines += ["", *response.body[:_MOST_OF_A_RESPONSE].decode("utf-8", "replace").split("\n")]
    return lines


def attempts_page(detail: RequestDetail) -> list[str]:
    """Return the requests that carry the same event, and what our own sender tried."""
    summary = detail.stored.summary
    if summary.event_id is None:
        lines = ["This request names no event id: nothing tells which others carry its event."]
    else:
        requests = detail.same_event
        lines = [f"Event {summary.event_id}: carried by {figures.plural(len(requests), 'request')}"]
        lines += [_request_row(each, this=each.id == summary.id) for each in requests]
    if detail.attempts:
        lines += ["", f"Our own sender: {figures.plural(len(detail.attempts), 'attempt')}"]
        lines += [_attempt_row(attempt) for attempt in detail.attempts]
    return lines


def schema_page(judgement: Judgement | None) -> list[str]:
    """Return what the payload lacks: where, what was expected, what stood there."""
    if judgement is None:
        return ["Checking …"]
    if judgement.findings is None:
        return ["No provider tells what this payload must hold."]
    if not judgement.findings:
        return ["✓ Nothing is missing or of another type than the provider's schema says."]
    lines = [f"✗ {figures.plural(len(judgement.findings), 'finding')}", ""]
    for finding in judgement.findings:
        lines += [
            finding.path,
            f"    expected  {finding.expected}",
            f"    found     {finding.found}",
        ]
    return lines


def _pairs(headers: Headers) -> Iterator[str]:
    return (f"{name}: {value}" for name, value in headers)


def _phase(phase: str) -> str:
    return {"none": "nothing went out", "complete": "complete"}.get(phase, f"cut in the {phase}")


def _request_row(summary: RequestSummary, *, this: bool) -> str:
    bar = "▌" if this else " "
    time = figures.moment(summary.received_at)
    status = "—" if summary.status is None else f"{summary.status}"
    sign = " ↯" if summary.fault else ""
    return (
        f"{bar} #{summary.id}  {time}  {summary.verdict.sign} {summary.verdict:<9}  "
        f"{status:>3}{sign}  {duration_words(summary.duration)}"
    )


def _attempt_row(attempt: Attempt) -> str:
    sign = "✓" if attempt.succeeded else "✗"
    came = str(attempt.status) if attempt.status is not None else attempt.error or "—"
    detail = f"  {attempt.detail}" if attempt.detail else ""
    time = figures.moment(attempt.started_at)
    took = duration_words(attempt.duration)
    again = "" if attempt.next_at is None else f"  next at {figures.clock(attempt.next_at)}"
    return f"  {attempt.number}  {time}  {sign} {came}  {took}{again}{detail}"
