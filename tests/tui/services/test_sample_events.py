from dataclasses import replace

import pytest

from inspector.model.endpoint import Endpoint
from inspector.model.inspector_error import InspectorError
from inspector.tui.services.sample_events import sample_events


def test_the_four_events_of_akuworks_are_offered_the_simplest_first(endpoint: Endpoint) -> None:
    assert sample_events(endpoint)[0] == "verification.success"
    assert set(sample_events(endpoint)) == {
        "verification.success",
        "verification.failed",
        "security.alert",
        "config.updated",
    }


def test_an_endpoint_of_no_provider_has_none(endpoint: Endpoint) -> None:
    with pytest.raises(InspectorError, match="no sample"):
        sample_events(replace(endpoint, provider=None))
