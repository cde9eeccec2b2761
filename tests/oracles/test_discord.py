import time

from discord_interactions import verify_key
from nacl.signing import SigningKey

from inspector.signatures.local_key_pair import LocalKeyPair
from tests.oracles.exchange import Exchange

PAIR = LocalKeyPair.make("ed25519")
EXCHANGE = Exchange("discord", PAIR.private_pem)
PUBLIC_HEX = (PAIR.public_raw or b"").hex()


def test_it_accepts_what_we_sign_and_no_other_body() -> None:
    request = EXCHANGE.signed()
    signature = request.header("X-Signature-Ed25519") or ""
    timestamp = request.header("X-Signature-Timestamp") or ""
    assert verify_key(EXCHANGE.body, signature, timestamp, PUBLIC_HEX)
    assert not verify_key(EXCHANGE.body + b" ", signature, timestamp, PUBLIC_HEX)


def test_we_accept_what_its_key_signs() -> None:
    key, timestamp = SigningKey.generate(), str(int(time.time()))
    signature = key.sign(timestamp.encode() + EXCHANGE.body).signature.hex()
    headers = {"X-Signature-Ed25519": signature, "X-Signature-Timestamp": timestamp}
    public = key.verify_key.encode().hex()
    assert verify_key(EXCHANGE.body, signature, timestamp, public)
    assert EXCHANGE.status(headers, secret=public) == "valid"
    assert EXCHANGE.status(headers, secret=public, body=EXCHANGE.body + b" ") == "invalid"
