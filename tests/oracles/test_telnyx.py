import base64
import time

import pytest
from nacl.signing import SigningKey
from telnyx.lib.webhook_verification import WebhookVerificationError, verify_webhook_signature

from inspector.signatures.local_key_pair import LocalKeyPair
from tests.oracles.exchange import Exchange

PAIR = LocalKeyPair.make("ed25519")
EXCHANGE = Exchange("telnyx", PAIR.private_pem)


def test_it_accepts_what_we_sign_and_no_other_body() -> None:
    headers = dict(EXCHANGE.signed().headers)
    public = base64.b64encode(PAIR.public_raw or b"").decode()
    verify_webhook_signature(EXCHANGE.body, headers, public)
    with pytest.raises(WebhookVerificationError):
        verify_webhook_signature(EXCHANGE.body + b" ", headers, public)


def test_we_accept_what_its_key_signs() -> None:
    key, timestamp = SigningKey.generate(), str(int(time.time()))
    signature = key.sign(timestamp.encode() + b"|" + EXCHANGE.body).signature
    headers = {
        "telnyx-signature-ed25519": base64.b64encode(signature).decode(),
        "telnyx-timestamp": timestamp,
    }
    public = base64.b64encode(key.verify_key.encode()).decode()
    verify_webhook_signature(EXCHANGE.body, headers, public)
    assert EXCHANGE.status(headers, secret=public) == "valid"
    assert EXCHANGE.status(headers, secret=public, body=EXCHANGE.body + b" ") == "invalid"
