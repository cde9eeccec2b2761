"""What is put together for every sample of every provider that signs is what that provider would send."""

import pytest

from inspector.model.request import Request
from inspector.model.verdict import Verdict
from inspector.providers.catalogue_loader import load, names
from inspector.providers.provider import Provider
from inspector.sender.envelope import Envelope
from inspector.sender.send_order import SendOrder
from inspector.sender.sender import Sender
from inspector.sender.target import Target
from tests.providers.scheme_secrets import PAIRS, key_kind, secret_of
from tests.sender.conftest import StartRaw

NOW = 1763650980.0
TARGET = Target.parse("http://127.0.0.1:4665/hooks/any?a=1")
# PayPal signs the id that its webhook got when it was registered: no request carries it.
PARAMS = {"paypal": {"webhook_id": "8PT597110X687430LKGECATA"}}
EVENTS = [(name, event_type) for name in names() for event_type in load(name).event_types]
OK = [b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"]


def order_for(provider: Provider, event_type: str, url: str) -> SendOrder:
    scheme = provider.schemes[0]
    return SendOrder(
        provider=provider.name,
        event_type=event_type,
        target=url,
        secret=None if scheme.kind == "none" else secret_of(scheme),
        params=PARAMS.get(provider.name, {}),
    )


def verdict_of(provider: Provider, request: Request, now: float | None) -> Verdict:
    scheme = provider.schemes[0]
    kind = key_kind(scheme)
    params = dict(PARAMS.get(provider.name, {}))
    if kind:
        params["public_key"] = PAIRS[kind].public_pem
    secrets = [] if kind else [("main", secret_of(scheme))]
    return provider.verify(request, secrets, params=params, now=now)


@pytest.mark.parametrize(("name", "event_type"), EVENTS)
def test_what_is_put_together_is_valid(name: str, event_type: str) -> None:
    provider = load(name)
    sent = Envelope.of(order_for(provider, event_type, TARGET.url), provider, TARGET, NOW)
    request = Request("POST", TARGET.url, sent.headers, sent.body)
    written = [header.lower() for header, _ in sent.headers]
    assert len(set(written)) == len(written)
    assert provider.event(request).type in {event_type, None}
    verdict = verdict_of(provider, request, NOW)
    wanted = "unchecked" if provider.schemes[0].kind == "none" else "valid"
    assert verdict.status == wanted, verdict.reason


@pytest.mark.parametrize(
    ("name", "event_type"),
    [
        ("github", "push"),
        ("shopify", "orders/create"),
        ("stripe", "checkout.session.completed"),
        ("slack", "app_mention"),
    ],
)
async def test_what_goes_over_the_wire_is_valid(
    raw_endpoint: StartRaw, name: str, event_type: str
) -> None:
    provider, endpoint = load(name), await raw_endpoint(OK)
    report = await Sender(None).deliver(order_for(provider, event_type, endpoint.url))
    assert report.delivered
    head, _, body = endpoint.requests[0].partition(b"\r\n\r\n")
    lines = [line.partition(": ") for line in head.decode("latin-1").split("\r\n")[1:]]
    headers = [(name, value) for name, _, value in lines]
    request = Request("POST", endpoint.url, headers, body)
    assert provider.event(request).type == event_type
    assert verdict_of(provider, request, report.attempts[0].started_at / 1e9).status == "valid"
