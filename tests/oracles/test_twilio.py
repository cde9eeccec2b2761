from urllib.parse import parse_qsl

import pytest
from twilio.request_validator import RequestValidator

from tests.oracles.exchange import Exchange

EXCHANGE = Exchange("twilio", "12345")
VALIDATOR = RequestValidator(EXCHANGE.secret)
FIELDS = dict(parse_qsl(EXCHANGE.text, keep_blank_values=True))
JSON = {"Content-Type": "application/json"}


def test_it_accepts_what_we_sign() -> None:
    signature = EXCHANGE.signed().header("X-Twilio-Signature")
    assert VALIDATOR.validate(EXCHANGE.url, FIELDS, signature)


@pytest.mark.parametrize(
    "url", [EXCHANGE.url, EXCHANGE.url.replace(".com/", ".com:443/")], ids=["plain", "port"]
)
def test_we_accept_what_it_signs(url: str) -> None:
    signature = VALIDATOR.compute_signature(url, FIELDS)
    assert EXCHANGE.status({"X-Twilio-Signature": signature}) == "valid"


def test_we_accept_json_that_it_signs_by_its_digest() -> None:
    body = '{"text":"Zürich"}'
    url = f"{EXCHANGE.url}&bodySHA256={VALIDATOR.compute_hash(body)}"
    signature = VALIDATOR.compute_signature(url, {})
    headers = {"X-Twilio-Signature": signature} | JSON
    exchange = Exchange("twilio", EXCHANGE.secret, url)
    assert VALIDATOR.validate(url, body, signature)
    assert exchange.status(headers, body=body.encode()) == "valid"
    assert exchange.status(headers, body=body.encode() + b" ") == "invalid"


def test_both_refuse_a_changed_field() -> None:
    signature = EXCHANGE.signed().header("X-Twilio-Signature") or ""
    assert not VALIDATOR.validate(EXCHANGE.url, FIELDS | {"To": "+1"}, signature)
    changed = EXCHANGE.body + b"&Extra=1"
    assert EXCHANGE.status({"X-Twilio-Signature": signature}, body=changed) == "invalid"
