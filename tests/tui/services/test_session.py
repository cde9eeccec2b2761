from dataclasses import replace
from pathlib import Path

from inspector.model.endpoint import Endpoint
from inspector.store.endpoints import Endpoints
from inspector.tui.services.receiver_state import ReceiverState
from tests.tui.driving import AppOf


def test_the_endpoint_meant_is_the_one_named_else_the_first(
    store: Path, endpoint: Endpoint, app_of: AppOf
) -> None:
    with Endpoints(store) as endpoints:
        other = endpoints.add(replace(endpoint, name="other", path="/other"))
    session = app_of(store).session
    assert session.endpoint(None) is None
    session.feed.open()
    assert session.endpoint(None) == endpoint
    assert session.endpoint("other") == other
    assert session.endpoint("gone") == endpoint
    assert session.url_of(other) == "http://127.0.0.1:4665/other"
    session.receiver = ReceiverState()
    assert session.url_of(other) is None
    session.feed.close()
