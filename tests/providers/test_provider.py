from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.providers.catalogue_loader import load, names

AKUWORKS = load("akuworks")
ALL = [load(name) for name in names()]


def test_akuworks_counts_200_alone_within_five_seconds() -> None:
    assert [status for status in (200, 201, 202, 204, 302) if AKUWORKS.success.accepts(status)] == [
        200
    ]
    assert str(AKUWORKS.success) == "exactly 200"
    assert (AKUWORKS.timeout, AKUWORKS.target) == (5.0, 2.0)
    assert AKUWORKS.content_type == "application/json"


def test_the_same_bytes_are_the_same_akuworks_event() -> None:
    event = AKUWORKS.event(Request(body=b'{"event":"config.updated"}'))
    assert event.type == "config.updated"
    assert event.id is not None
    assert event.id.startswith("body:")
    assert len(event.id) == len("body:") + 16
    assert AKUWORKS.event(Request(body=b'{"event":"config.updated"}')) == event


def test_akuworks_has_a_sample_of_each_event() -> None:
    assert AKUWORKS.event_types == (
        "config.updated",
        "security.alert",
        "verification.failed",
        "verification.success",
    )


def test_a_payload_is_held_against_its_schema() -> None:
    findings = AKUWORKS.check_payload("verification.success", b'{"event":"verification.success"}')
    assert findings
    assert load("github").check_payload("push", b"{}") == ()


def test_providers_that_sign_nothing_are_unchecked_and_never_sign() -> None:
    gumroad = load("gumroad")
    assert gumroad.verify(Request(), [("main", "x")]).status == "unchecked"
    with pytest.raises(InspectorError, match="signs nothing"):
        gumroad.sign(Request(), "x", now=0)


def test_a_request_to_which_no_scheme_applies_is_unchecked() -> None:
    twilio = load("twilio-sharedkey")
    verdict = twilio.verify(Request(), [("main", "x")])
    assert verdict.status == "unchecked"
    with pytest.raises(InspectorError, match="signs nothing"):
        twilio.sign(Request(), "x", now=0)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "X-Signature",
                    "X-Hub-Signature",
                    "Content-Type",
                    "Authorization",
                    "Stripe-Signature",
                ]
            ),
            st.text(max_size=40),
        ),
        max_size=4,
    ),
    st.one_of(
        st.binary(max_size=60),
        st.sampled_from(
            [b'{"signature":{"signature":[]}}', b'{"events":{}}', b"[[[]]]", b"payload=%7B"]
        ),
    ),
    st.sampled_from(["", "https://x/?a=1", "http://[", "::", "https://x:99999/"]),
)
def test_nothing_in_a_request_raises(headers: list[tuple[str, str]], body: bytes, url: str) -> None:
    request = Request("POST", url, headers, body)
    params: dict[str, Any] = {}
    for provider in ALL:
        assert (
            provider.verify(request, [("main", "secret")], params=params, now=0).status != "valid"
        )
        provider.event(request)
        provider.handshake(request, [("main", "secret")])
