from inspector.providers.event_headers import EventHeaders

HEADERS = EventHeaders(
    {"A": "{event_type}", "B": "{event_head}", "C": "{event_title} Hook", "D": "{uuid}", "E": "x"}
)


def test_tokens_are_filled_in() -> None:
    headers = dict(HEADERS.for_event("merge_request.open", b"{}"))
    assert headers["A"] == "merge_request.open"
    assert headers["B"] == "merge_request"
    assert headers["C"] == "Merge Request.Open Hook"
    assert headers["E"] == "x"


def test_the_same_bytes_are_the_same_event() -> None:
    first, again = (dict(HEADERS.for_event("push", b"{}"))["D"] for _ in range(2))
    other = dict(HEADERS.for_event("push", b"[]"))["D"]
    assert first == again != other
    assert len(first) == 36
