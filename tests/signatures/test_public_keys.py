import base64
import json

import pytest

from inspector.signatures.encodings import encode_base64url
from inspector.signatures.key_pair_proof import KeyPairProof
from inspector.signatures.local_key_pair import KEY_PAIR_KINDS, LocalKeyPair
from inspector.signatures.public_keys import load_private_key, load_public_key

PAIRS = {kind: LocalKeyPair.make(kind) for kind in KEY_PAIR_KINDS}


@pytest.mark.parametrize("kind", KEY_PAIR_KINDS)
def test_a_pair_signs_and_its_public_half_verifies_in_every_form(kind: str) -> None:
    pair, proof = PAIRS[kind], KeyPairProof(kind)
    signature = proof.make(proof.signing_key(pair.private_pem), b"message")
    for text in (pair.public_pem, pair.public_base64, f"  {pair.public_pem}\n"):
        key = proof.key(text)
        assert proof.holds(key, b"message", signature, None)
        assert not proof.holds(key, b"massage", signature, None)
        assert not proof.holds(key, b"message", b"short", None)


def test_an_ed25519_key_is_read_raw() -> None:
    pair = PAIRS["ed25519"]
    raw = pair.public_raw
    assert raw is not None
    for text in (
        raw.hex(),
        base64.b64encode(raw).decode(),
        "whpk_" + base64.b64encode(raw).decode(),
    ):
        assert load_public_key("ed25519", text, "whpk_") is not None
    seed = bytes(range(32))
    long = load_private_key("ed25519", base64.b64encode(seed + bytes(32)).decode())
    short = load_private_key("ed25519", "whsk_" + seed.hex(), "whsk_")
    assert long.public_key() == short.public_key()


def test_a_jwk_is_read() -> None:
    key = load_public_key("ecdsa", PAIRS["ecdsa"].public_pem)
    numbers = key.public_numbers()
    jwk = {
        "kty": "EC",
        "crv": "P-256",
        "x": encode_base64url(numbers.x.to_bytes(32)),
        "y": encode_base64url(numbers.y.to_bytes(32)),
    }
    assert load_public_key("ecdsa", json.dumps(jwk)) == key
    rsa = load_public_key("rsa", PAIRS["rsa"].public_pem)
    rsa_numbers = rsa.public_numbers()
    rsa_jwk = {
        "kty": "RSA",
        "n": encode_base64url(rsa_numbers.n.to_bytes(256)),
        "e": encode_base64url(rsa_numbers.e.to_bytes(3)),
    }
    assert load_public_key("rsa", json.dumps(rsa_jwk)) == rsa
    raw = PAIRS["ed25519"].public_raw or b""
    okp = {"kty": "OKP", "crv": "Ed25519", "x": encode_base64url(raw)}
    assert load_public_key("ed25519", json.dumps(okp)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not a key",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "{}",
        '{"kty":"EC"}',
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        "é" * 64,
        "z" * 64,
    ],
)
def test_what_is_no_public_key_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="no public key in PEM, base64 or hex"):
        load_public_key("rsa", text)


def test_a_key_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="it is not an RSA key"):
        load_public_key("rsa", PAIRS["ecdsa"].public_pem)
    with pytest.raises(ValueError, match="it is not an elliptic-curve key"):
        load_private_key("ecdsa", PAIRS["rsa"].private_pem)
    with pytest.raises(ValueError, match="no PEM private key; signing needs an RSA key"):
        load_private_key("rsa", PAIRS["rsa"].public_pem)
    with pytest.raises(ValueError, match="neither a PEM private key nor an Ed25519 seed"):
        load_private_key("ed25519", "AAAA")


def test_the_private_half_never_shows() -> None:
    assert "PRIVATE" not in repr(PAIRS["rsa"])


@pytest.mark.parametrize("kind", ["rsa", "ecdsa", "ed25519"])
def test_a_private_key_stands_for_its_public_half(kind: str) -> None:
    pair = LocalKeyPair.make(kind)
    found, given = load_public_key(kind, pair.private_pem), load_public_key(kind, pair.public_pem)
    assert found == given


@pytest.mark.parametrize("kind", KEY_PAIR_KINDS)
def test_a_pair_is_made_again_of_its_private_half(kind: str) -> None:
    assert LocalKeyPair.of_private(PAIRS[kind].private_pem) == PAIRS[kind]


@pytest.mark.parametrize("text", ["", "s3cret", PAIRS["ed25519"].public_pem])
def test_what_is_no_private_key_makes_no_pair(text: str) -> None:
    assert LocalKeyPair.of_private(text) is None
