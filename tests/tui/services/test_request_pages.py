from dataclasses import replace
from pathlib import Path

from inspector.model.attempt import Attempt
from inspector.model.response import Response
from inspector.model.schema_finding import SchemaFinding
from inspector.tui.services import request_pages
from inspector.tui.services.judgement import Judgement
from inspector.tui.services.request_detail import RequestDetail
from tests.tui.filled_store import MORNING, Row, fill


async def detail_of(store: Path, *rows: Row) -> RequestDetail:
    await fill(store, rows)
    detail = RequestDetail.load(store, len(rows))
    assert detail is not None
    return detail


async def test_headers_stand_in_wire_order_under_the_request_line(store: Path) -> None:
    detail = await detail_of(store, Row(headers=(("X-B", "2"), ("x-a", "1"), ("X-B", "3"))))
    lines = request_pages.headers_page(detail.stored.captured)
    assert lines == ["POST /hooks/akuworks HTTP/1.1", "X-B: 2", "x-a: 1", "X-B: 3"]


async def test_a_request_that_never_was_one_says_why(store: Path) -> None:
    detail = await detail_of(store, Row(problem="the head was cut"))
    assert "Problem: the head was cut" in request_pages.headers_page(detail.stored.captured)


def test_a_response_tells_how_far_it_got() -> None:
    response = Response(
        request_id=1,
        started_at=0,
        finished_at=1_200_000,
        status=503,
        headers=(("Retry-After", "4"),),
        body=b"down\n",
        phase="body",
        bytes_sent=12,
        fault="status 503",
        write_error="EPIPE",
    )
    lines = request_pages.response_page(response)
    assert lines[:5] == [
        "Status: 503",
        "Sent: 12 B, cut in the body",
        "Time: 1.2 ms",
        "Fault: status 503",
        "Client: gone before the response was written (EPIPE)",
    ]
    assert "Retry-After: 4" in lines
    assert "down" in lines
    assert request_pages.response_page(None) == ["No response yet."]


async def test_attempts_are_all_requests_with_the_event_and_our_senders_own(store: Path) -> None:
    detail = await detail_of(store, Row(event_id="e", status=503), Row(event_id="e"))
    attempt = Attempt(
        id=1,
        delivery_id=1,
        number=1,
        started_at=MORNING,
        duration=2_000_000,
        error="refused",
        detail="nothing listens",
        next_at=MORNING,
    )
    with_attempt = replace(detail, attempts=(attempt,))
    text = "\n".join(request_pages.attempts_page(with_attempt))
    assert "carried by 2 requests" in text
    assert "  #1  2025-01-25 10:30:00.000  ✓ valid" in text
    assert "▌ #2" in text
    assert "1 attempt" in text
    assert "✗ refused  2.0 ms  next at 10:30:00  nothing listens" in text


async def test_without_an_event_id_nothing_can_be_told_of_others(store: Path) -> None:
    detail = await detail_of(store, Row())
    assert "no event id" in request_pages.attempts_page(detail)[0]


def test_schema_findings_tell_where_what_was_expected_and_what_stood_there() -> None:
    finding = SchemaFinding("$.user.id", "a string", "a number")
    lines = request_pages.schema_page(Judgement(findings=(finding,)))
    assert lines[0] == "✗ 1 finding"
    assert lines[2:] == ["$.user.id", "    expected  a string", "    found     a number"]
    assert "✓" in request_pages.schema_page(Judgement(findings=()))[0]
    assert request_pages.schema_page(Judgement()) != request_pages.schema_page(None)
