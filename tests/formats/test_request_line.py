import json
from dataclasses import replace

from inspector.formats.request_document import request_document
from inspector.formats.request_line import VERSION, request_line
from inspector.model.captured_request import CapturedRequest
from inspector.model.coverage import Coverage
from inspector.model.request_summary import RequestSummary
from inspector.model.schema_finding import SchemaFinding
from inspector.model.stored_request import StoredRequest
from inspector.model.verdict_status import VerdictStatus

SUMMARY = RequestSummary(
    id=7,
    received_at=1_737_801_000_000_000_001,
    remote="127.0.0.1:1",
    endpoint=None,
    method=None,
    target=None,
    provider=None,
    event_type=None,
    event_id=None,
    verdict=VerdictStatus.MALFORMED,
    reason="No HTTP.",
    coverage=Coverage.NONE,
    scheme=None,
    secret=None,
    form=None,
    size=0,
    problem="no HTTP",
)
CAPTURED = CapturedRequest(received_at=SUMMARY.received_at, remote="127.0.0.1:1", head=b"\x16\x03")


def test_what_never_became_a_request_has_a_line_too() -> None:
    line = request_line(SUMMARY)
    assert (line["version"], line["id"], line["verdict"]) == (VERSION, 7, "malformed")
    assert line["received_at"] == "2025-01-25T10:30:00.000000001Z"
    assert line["method"] is line["status"] is line["duration_ms"] is None
    assert line["problem"] == "no HTTP"


def test_a_document_is_the_line_and_more() -> None:
    findings = [SchemaFinding("$.a", "a text", "nothing")]
    document = request_document(StoredRequest(SUMMARY, CAPTURED), findings)
    assert document.items() >= request_line(SUMMARY).items()
    assert document["schema_findings"] == [
        {"path": "$.a", "expected": "a text", "found": "nothing"}
    ]
    assert document["body_base64"] == ""
    assert json.loads(json.dumps(document)) == document


def test_values_are_plain_words_and_not_our_types() -> None:
    line = request_line(replace(SUMMARY, verdict=VerdictStatus.VALID))
    assert type(line["verdict"]) is type(line["coverage"]) is str
