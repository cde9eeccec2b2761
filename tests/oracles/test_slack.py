import time

from slack_sdk.signature import SignatureVerifier

from tests.oracles.exchange import Exchange

EXCHANGE = Exchange("slack", "8f742231b10e8888abcd99yyyzzz85a5")
VERIFIER = SignatureVerifier(EXCHANGE.secret)


def test_it_accepts_what_we_sign() -> None:
    assert VERIFIER.is_valid_request(EXCHANGE.body, dict(EXCHANGE.signed().headers))


def test_we_accept_what_it_signs() -> None:
    timestamp = str(int(time.time()))
    signature = VERIFIER.generate_signature(timestamp=timestamp, body=EXCHANGE.body)
    assert signature
    headers = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": signature}
    assert EXCHANGE.status(headers) == "valid"


def test_both_refuse_a_changed_body() -> None:
    headers = dict(EXCHANGE.signed().headers)
    assert not VERIFIER.is_valid_request(EXCHANGE.body + b" ", headers)
    assert EXCHANGE.status(headers, body=EXCHANGE.body + b" ") == "invalid"
