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
