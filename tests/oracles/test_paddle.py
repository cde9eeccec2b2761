import time
from dataclasses import dataclass

from paddle_billing.Notifications import PaddleSignature, Secret, Verifier

from tests.oracles.exchange import Exchange

EXCHANGE = Exchange("paddle", "pdl_ntfset_01gkdqzf8m7yk_abc")


@dataclass
class Received:
    body: bytes
    headers: dict[str, str]


def accepts(body: bytes, headers: dict[str, str]) -> bool:
    verified = Verifier().verify(Received(body, headers), Secret(EXCHANGE.secret))
    return verified is True


def test_it_accepts_what_we_sign_and_no_other_body() -> None:
    headers = dict(EXCHANGE.signed().headers)
    assert accepts(EXCHANGE.body, headers)
    assert not accepts(EXCHANGE.body + b" ", headers)


def test_we_accept_what_it_signs() -> None:
    timestamp = int(time.time())
    message = f"{timestamp}:".encode() + EXCHANGE.body
    digest = PaddleSignature.calculate_hmac(EXCHANGE.secret, message).hexdigest()
    headers = {"Paddle-Signature": f"ts={timestamp};h1={digest}"}
    assert accepts(EXCHANGE.body, headers)
    assert EXCHANGE.status(headers) == "valid"
    assert EXCHANGE.status(headers, body=EXCHANGE.body + b" ") == "invalid"
