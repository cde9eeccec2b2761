"""LINE's library only verifies."""

from linebot.v3.webhook import SignatureValidator

from tests.oracles.exchange import Exchange

EXCHANGE = Exchange("line", "8c570fa6dd201bb328f1c1eac23a96d8")
VALIDATOR = SignatureValidator(EXCHANGE.secret)


def test_it_accepts_what_we_sign_and_no_other_body() -> None:
    signature = EXCHANGE.signed().header("x-line-signature")
    assert VALIDATOR.validate(EXCHANGE.text, signature)
    assert not VALIDATOR.validate(EXCHANGE.text + " ", signature)
    assert EXCHANGE.status({"x-line-signature": signature or ""}) == "valid"
