from dataclasses import replace

from inspector.model.coverage import Coverage
from inspector.model.request_summary import RequestSummary
from inspector.model.schema_finding import SchemaFinding
from inspector.model.verdict_status import VerdictStatus
from inspector.tui.services import verdict_text
from inspector.tui.services.verdict_text import Part
from tests.tui.filled_store import MORNING

SUMMARY = RequestSummary(
    id=1_204,
    received_at=MORNING,
    remote="127.0.0.1:53122",
    endpoint="akuworks",
    method="POST",
    target="/hooks/akuworks",
    provider="akuworks",
    event_type="security.alert",
    event_id="evt",
    verdict=VerdictStatus.VALID,
    reason="The header matches the body.",
    coverage=Coverage.BODY,
    scheme="akuworks",
    secret="main",
    form="header+cut",
    size=171,
    problem=None,
    status=500,
    duration=3_100_000,
    fault="status 500",
)


def words(parts: list[Part]) -> str:
    return "".join(text for text, _ in parts)


def test_the_verdict_is_told_in_sign_word_and_reason() -> None:
    assert words(verdict_text.verdict_line(SUMMARY)) == "✓ VALID  The header matches the body."


def test_what_matched_is_told() -> None:
    found = words(verdict_text.matched_line(SUMMARY))
    assert found == "secret main  form header+cut  scheme akuworks  covers the body"
    nothing = replace(SUMMARY, secret=None, form=None, scheme=None, coverage=Coverage.NONE)
    assert verdict_text.matched_line(nothing) == []


def test_the_answer_is_told_with_its_fault_and_how_often_the_event_came() -> None:
    found = words(verdict_text.answer_line(SUMMARY, 3))
    assert (
        found == "answered 500 in 3.1 ms  ↯ by the fault status 500  ↻ 3 requests carry this event"
    )
    waiting = replace(SUMMARY, status=None, duration=None, fault=None)
    assert words(verdict_text.answer_line(waiting, 1)) == "no response yet"
    hung = replace(SUMMARY, status=None)
    assert words(verdict_text.answer_line(hung, 1)).startswith("answered no status in 3.1 ms")


def test_of_schema_findings_the_first_is_told_and_the_rest_counted() -> None:
    one = SchemaFinding("$.user.id", "a string", "a number")
    assert (
        words(verdict_text.schema_line([one]))
        == "schema ✗ $.user.id: expected a string, found a number"
    )
    assert words(verdict_text.schema_line([one, one, one])).endswith("  and 2 more")


def test_captured_text_is_made_visible_in_every_line() -> None:
    bad = "\x1b]0;x\x07\u202e"
    hostile = replace(
        SUMMARY, reason=bad, secret=bad, form=bad, scheme=bad, target=bad, method=bad,
        event_type=bad, remote=bad, fault=bad,
    )  # fmt: skip
    lines = [
        verdict_text.verdict_line(hostile),
        verdict_text.matched_line(hostile),
        verdict_text.answer_line(hostile, 2),
        verdict_text.arrival_line(hostile),
        verdict_text.head_line(hostile),
        verdict_text.problem_line(bad),
        verdict_text.schema_line([SchemaFinding(bad, bad, bad)]),
    ]
    assert all(words(line).isprintable() for line in lines)
