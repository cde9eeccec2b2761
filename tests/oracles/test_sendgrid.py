"""SendGrid's library only verifies."""

from sendgrid.helpers.eventwebhook import EventWebhook, EventWebhookHeader

from inspector.signatures.local_key_pair import LocalKeyPair
from tests.oracles.exchange import Exchange

PAIR = LocalKeyPair.make("ecdsa")
EXCHANGE = Exchange("sendgrid", PAIR.private_pem)
WEBHOOK = EventWebhook(PAIR.public_base64)


def test_it_accepts_what_we_sign_and_no_other_body() -> None:
    request = EXCHANGE.signed()
    signature = request.header(EventWebhookHeader.SIGNATURE)
    timestamp = request.header(EventWebhookHeader.TIMESTAMP)
    assert WEBHOOK.verify_signature(EXCHANGE.text, signature, timestamp)
    assert not WEBHOOK.verify_signature(EXCHANGE.text + " ", signature, timestamp)


def test_its_form_of_the_key_is_ours() -> None:
    headers = dict(EXCHANGE.signed().headers)
    assert EXCHANGE.status(headers, secret=PAIR.public_base64) == "valid"
