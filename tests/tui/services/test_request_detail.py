from pathlib import Path

from inspector.tui.services.request_detail import RequestDetail
from tests.tui.filled_store import Row, fill


async def test_a_request_comes_with_its_event_and_endpoint(store: Path) -> None:
    await fill(store, [Row(event_id="e"), Row(event_id="other"), Row(event_id="e")])
    detail = RequestDetail.load(store, 3)
    assert detail is not None
    assert [each.id for each in detail.same_event] == [1, 3]
    assert detail.endpoint is not None
    assert detail.endpoint.name == "akuworks"


async def test_one_of_no_endpoint_has_none(store: Path) -> None:
    await fill(store, [Row(endpoint=False)])
    detail = RequestDetail.load(store, 1)
    assert detail is not None
    assert detail.endpoint is None


def test_one_that_is_gone_is_none(store: Path) -> None:
    assert RequestDetail.load(store, 1) is None
