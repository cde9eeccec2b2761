"""Public and private keys from text; `cryptography` is loaded only when a key is."""

import binascii
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from inspector.signatures.encodings import decode_base64url

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    PublicKey: TypeAlias = RSAPublicKey | EllipticCurvePublicKey | Ed25519PublicKey

_SEED = 32
_SEED_AND_PUBLIC = 64
_WORDS = {"rsa": "an RSA key", "ecdsa": "an elliptic-curve key", "ed25519": "an Ed25519 key"}


@lru_cache(maxsize=64)
def load_public_key(kind: str, text: str, prefix: str = "") -> Any:
    """Return the public key (`rsa`, `ecdsa` or `ed25519`) that a text holds.

    The text is a PEM key or certificate, a JWK, or the key's DER in base64; an Ed25519 key also its 32
    bytes in base64 or hex. A PEM private key stands for its public half: that of a test key pair both
    signs and checks. Raises ValueError in words.
    """
    key = _read_public(kind, text.strip().removeprefix(prefix))
    if not isinstance(key, _public_type(kind)):
        raise ValueError(f"it is not {_WORDS[kind]}")  # noqa: TRY004 - one error for what a user typed
    return key


@lru_cache(maxsize=64)
def load_private_key(kind: str, text: str, prefix: str = "") -> Any:
    """Return the private key that a text holds, in PEM, or (Ed25519) its 32-byte seed in base64 or hex.

    Raises ValueError in words.
    """
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415

    text = text.strip().removeprefix(prefix)
    if kind == "ed25519" and "-----BEGIN" not in text:
        raw = _raw_bytes(text)
        if len(raw) not in {_SEED, _SEED_AND_PUBLIC}:
            raise ValueError("it is neither a PEM private key nor an Ed25519 seed of 32 bytes")
        return ed25519.Ed25519PrivateKey.from_private_bytes(raw[:_SEED])
    try:
        key = load_pem_private_key(text.encode(), None)
    except (ValueError, TypeError):
        raise ValueError(
            f"it is no PEM private key; signing needs {_WORDS[kind]} of your own"
        ) from None
    wanted = {
        "rsa": rsa.RSAPrivateKey,
        "ecdsa": ec.EllipticCurvePrivateKey,
        "ed25519": ed25519.Ed25519PrivateKey,
    }[kind]
    if not isinstance(key, wanted):
        raise ValueError(f"it is not {_WORDS[kind]}")  # noqa: TRY004 - one error for what a user typed
    return key


def _read_public(kind: str, text: str) -> Any:
    from cryptography import x509  # noqa: PLC0415 - public-key schemes alone pay for this import
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415

    try:
        if "-----BEGIN CERTIFICATE" in text:
            return x509.load_pem_x509_certificate(text.encode()).public_key()
        if "PRIVATE KEY-----" in text:
            return serialization.load_pem_private_key(text.encode(), None).public_key()
        if "-----BEGIN" in text:
            return serialization.load_pem_public_key(text.encode())
        if text.startswith("{"):
            return _from_jwk(text)
        raw = _raw_bytes(text)
        if kind == "ed25519" and len(raw) == _SEED:
            return _public_type(kind).from_public_bytes(raw)
        return serialization.load_der_public_key(raw)
    except (ValueError, UnsupportedAlgorithm, KeyError, TypeError):
        raise ValueError(
            "it is no public key in PEM, base64 or hex, and no PEM certificate"
        ) from None


def _public_type(kind: str) -> Any:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa  # noqa: PLC0415

    return {
        "rsa": rsa.RSAPublicKey,
        "ecdsa": ec.EllipticCurvePublicKey,
        "ed25519": ed25519.Ed25519PublicKey,
    }[kind]


def _raw_bytes(text: str) -> bytes:
    data = "".join(text.split()).encode()
    if len(data) in {2 * _SEED, 2 * _SEED_AND_PUBLIC}:
        try:
            return binascii.unhexlify(data)
        except ValueError:
            pass
    try:
        return binascii.a2b_base64(
            data.rstrip(b"=") + b"=" * (-len(data.rstrip(b"=")) % 4), strict_mode=True
        )
    except ValueError:
        raise ValueError("it is neither base64 nor hex") from None


def _from_jwk(text: str) -> Any:
    """Return the key of a JWK (RFC 7517): RSA, P-256 and its kin, Ed25519."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa  # noqa: PLC0415

    jwk = json.loads(text)

    def number(member: str) -> int:
        return int.from_bytes(decode_base64url(jwk[member].encode()))

    if jwk["kty"] == "RSA":
        return rsa.RSAPublicNumbers(number("e"), number("n")).public_key()
    if jwk["kty"] == "OKP":
        return ed25519.Ed25519PublicKey.from_public_bytes(decode_base64url(jwk["x"].encode()))
    curve = {"P-256": ec.SECP256R1(), "P-384": ec.SECP384R1(), "P-521": ec.SECP521R1()}[jwk["crv"]]
    return ec.EllipticCurvePublicNumbers(number("x"), number("y"), curve).public_key()
