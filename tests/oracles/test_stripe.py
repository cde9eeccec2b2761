import pytest
import stripe

from tests.oracles.exchange import Exchange

EXCHANGE = Exchange("stripe", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")


def test_it_accepts_what_we_sign() -> None:
    header = EXCHANGE.signed().header("Stripe-Signature")
    event = stripe.Webhook.construct_event(EXCHANGE.body, header, EXCHANGE.secret)
    assert event["type"] == "charge.refunded"


def test_we_accept_what_it_signs() -> None:
    sign = stripe.WebhookSignature.generate_signature_header
    header = sign(EXCHANGE.text, EXCHANGE.secret)
    assert EXCHANGE.status({"Stripe-Signature": header}) == "valid"


def test_both_refuse_a_changed_body() -> None:
    header = EXCHANGE.signed().header("Stripe-Signature") or ""
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(EXCHANGE.body + b" ", header, EXCHANGE.secret)
    assert EXCHANGE.status({"Stripe-Signature": header}, body=EXCHANGE.body + b" ") == "invalid"
