import datetime as dt

import pytest
from svix.webhooks import Webhook, WebhookVerificationError

from tests.oracles.exchange import Exchange

EXCHANGE = Exchange("svix", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
WEBHOOK = Webhook(EXCHANGE.secret)


def test_it_accepts_what_we_sign() -> None:
    WEBHOOK.verify(EXCHANGE.body, dict(EXCHANGE.signed().headers))


@pytest.mark.parametrize("brand", ["svix", "webhook"])
def test_we_accept_what_it_signs(brand: str) -> None:
    now = dt.datetime.now(dt.UTC)
    headers = {
        f"{brand}-id": "msg_1",
        f"{brand}-timestamp": str(int(now.timestamp())),
        f"{brand}-signature": WEBHOOK.sign("msg_1", now, EXCHANGE.text),
    }
    assert EXCHANGE.status(headers) == "valid"


def test_both_refuse_a_changed_body() -> None:
    headers = dict(EXCHANGE.signed().headers)
    with pytest.raises(WebhookVerificationError):
        WEBHOOK.verify(EXCHANGE.body + b" ", headers)
    assert EXCHANGE.status(headers, body=EXCHANGE.body + b" ") == "invalid"
