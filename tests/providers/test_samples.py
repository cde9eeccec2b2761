import json

import pytest

from inspector.model.inspector_error import InspectorError
from inspector.providers.samples import event_types, sample


def test_events_are_named_after_their_files() -> None:
    assert event_types("github") == ("issues", "ping", "pull_request", "push")
    assert "orders/create" in event_types("shopify")
    assert event_types("bitbucket") == ("repo:push",)
    assert event_types("nobody") == ()


def test_a_sample_is_the_files_bytes() -> None:
    assert json.loads(sample("shopify", "orders/create"))["order_number"] == 1043


def test_a_form_is_made_where_the_provider_sends_one() -> None:
    form = sample("travis", "push.passed", "application/x-www-form-urlencoded")
    assert form.startswith(b"payload=%7B%22id%22%3A+256212")


def test_the_nearest_event_is_named() -> None:
    with pytest.raises(InspectorError) as caught:
        sample("github", "pul_request")
    assert caught.value.title == "github has no sample for the event 'pul_request'"
    assert caught.value.remedy == "Did you mean 'pull_request'?"
    with pytest.raises(InspectorError) as caught:
        sample("nobody", "x")
    assert caught.value.detail == "It has no samples at all."


@pytest.mark.parametrize("event", ["../github/push", "..", "/etc/passwd", "push.json"])
def test_a_name_never_leaves_the_folder(event: str) -> None:
    with pytest.raises(InspectorError):
        sample("gitlab", event)
