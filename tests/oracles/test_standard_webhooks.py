import datetime as dt

import pytest
import standardwebhooks

from tests.oracles.exchange import Exchange

EXCHANGE = Exchange("standard-webhooks", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
WEBHOOK = standardwebhooks.Webhook(EXCHANGE.secret)


def test_it_accepts_what_we_sign() -> None:
    assert WEBHOOK.verify(EXCHANGE.text, dict(EXCHANGE.signed().headers))


def test_we_accept_what_it_signs() -> None:
    now = dt.datetime.now(dt.UTC)
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": WEBHOOK.sign("msg_1", now, EXCHANGE.text),
    }
    assert EXCHANGE.status(headers) == "valid"
    assert EXCHANGE.status(headers | {"webhook-id": "msg_2"}) == "invalid"


def test_both_refuse_a_changed_body() -> None:
    headers = dict(EXCHANGE.signed().headers)
    with pytest.raises(standardwebhooks.WebhookVerificationError):
        WEBHOOK.verify(EXCHANGE.text + " ", headers)
    assert EXCHANGE.status(headers, body=EXCHANGE.body + b" ") == "invalid"
