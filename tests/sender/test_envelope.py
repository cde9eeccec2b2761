import pytest

from inspector.model.inspector_error import InspectorError
from inspector.providers.catalogue_loader import load
from inspector.sender.envelope import Envelope
from inspector.sender.send_order import SendOrder
from inspector.sender.target import Target

PROVIDER = load("akuworks")
TARGET = Target.parse("http://127.0.0.1:1/hooks")


def envelope(now: float = 1.0, **fields: object) -> Envelope:
    usual: dict[str, object] = {
        "provider": "akuworks",
        "event_type": "config.updated",
        "target": TARGET.url,
        "secret": "s",
    }
    order = SendOrder(**usual | fields)  # type: ignore[arg-type]
    return Envelope.of(order, PROVIDER, TARGET, now)


def test_a_sample_is_sent_with_its_type_and_our_name() -> None:
    names = dict(envelope().headers)
    assert names["Content-Type"] == "application/json"
    assert names["User-Agent"].startswith("webhook-inspector/")
    assert "X-AkuWorks-Signature" in names


def test_an_attempt_later_has_the_same_body() -> None:
    assert envelope(1.0).body == envelope(1000.0).body


def test_unsigned_means_the_body_as_it_is() -> None:
    plain = envelope(secret=None, body=b"{}")
    assert plain.body == b"{}"
    assert "X-AkuWorks-Signature" not in dict(plain.headers)


@pytest.mark.parametrize(
    "header", [("", "x"), ("A B", "x"), ("A:", "x"), ("Ä", "x"), ("A", "x\ny"), ("A", "\0")]
)
def test_a_header_that_would_break_the_request_is_refused(header: tuple[str, str]) -> None:
    with pytest.raises(InspectorError):
        envelope(headers=(header,))


def test_the_providers_own_headers_say_which_event_it_is() -> None:
    github = load("github")
    order = SendOrder(provider="github", event_type="push", target=TARGET.url, secret="s")
    sent = Envelope.of(order, github, TARGET, 1.0)
    named = dict(sent.headers)
    assert named["X-GitHub-Event"] == "push"
    assert named["User-Agent"].startswith("GitHub-Hookshot/")
    again = Envelope.of(order, github, TARGET, 2.0)
    assert dict(again.headers)["X-GitHub-Delivery"] == named["X-GitHub-Delivery"]


def test_a_header_of_the_persons_own_stands_in_place_of_the_providers() -> None:
    order = SendOrder(
        provider="github",
        event_type="push",
        target=TARGET.url,
        secret="s",
        headers=(("x-github-event", "ping"), ("user-agent", "mine")),
    )
    headers = Envelope.of(order, load("github"), TARGET, 1.0).headers
    assert [value for name, value in headers if name.lower() == "x-github-event"] == ["ping"]
    assert [value for name, value in headers if name.lower() == "user-agent"] == ["mine"]


def test_an_event_that_no_header_can_name_is_refused() -> None:
    order = SendOrder(provider="github", event_type="a\r\nb", target=TARGET.url, body=b"{}")
    with pytest.raises(InspectorError, match="X-GitHub-Event"):
        Envelope.of(order, load("github"), TARGET, 1.0)
