import pytest

from inspector.model.event import Event
from inspector.model.request import Request
from inspector.providers.event_locations import EventLocations, compile_candidates

LOCATIONS = EventLocations(
    type=compile_candidates(["header:X-Event", "json:kind + json:action", "json:kind"]),
    id=compile_candidates(["json:id", "body-digest"]),
    delivery=compile_candidates(["header:X-Delivery"]),
    attempt=compile_candidates(["header:X-Attempt"]),
    names={"1": "PING"},
)


@pytest.mark.parametrize(
    ("headers", "body", "event"),
    [
        ([("X-Event", "push")], b'{"id":"e1"}', Event("push", "e1")),
        ([], b'{"kind":"a","action":"b","id":7}', Event("a.b", "7")),
        ([], b'{"kind":1,"id":"x"}', Event("PING", "x")),
        ([], b"{}", Event(None, "body:44136fa355b3678a")),
        ([], b"", Event(None, "body:e3b0c44298fc1c14")),
        ([("X-Event", "")], b'{"id":""}', Event(None, "body:72d427b726499776")),
        ([("X-Event", "\xff")], b"", Event("\ufffd", "body:e3b0c44298fc1c14")),
    ],
)
def test_the_first_candidate_that_is_there_counts(
    headers: list[tuple[str, str]], body: bytes, event: Event
) -> None:
    found = LOCATIONS.event(Request(headers=headers, body=body))
    assert found == event


def test_texts_are_bounded() -> None:
    event = LOCATIONS.event(Request(headers=[("X-Event", "a" * 10_000)]))
    assert len(event.type or "") == 200


def test_delivery_and_attempt_are_told_apart() -> None:
    request = Request(headers=[("x-delivery", "d"), ("x-attempt", "2")])
    assert (LOCATIONS.delivery_id(request), LOCATIONS.attempt_number(request)) == ("d", "2")
    assert LOCATIONS.delivery_id(Request()) is None


def test_nothing_is_known_without_locations() -> None:
    assert EventLocations().event(Request(body=b"{}")) == Event(None, None)
