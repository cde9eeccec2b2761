"""A key pair of our own, to sign as a provider does whose private key nobody has."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from inspector.signatures.public_keys import load_private_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    PrivateKey: TypeAlias = RSAPrivateKey | EllipticCurvePrivateKey | Ed25519PrivateKey

_RSA_BITS = 2048
_RSA_EXPONENT = 65537
KEY_PAIR_KINDS = ("rsa", "ecdsa", "ed25519")


@dataclass(frozen=True, slots=True)
class LocalKeyPair:
    """The private half in PEM, and the public half in the forms that providers' users know.

    `public_base64` is the key's DER (SendGrid), `public_raw` the 32 bytes of an Ed25519 key (None for the
    other kinds). The private half never shows in a repr.
    """

    kind: str
    private_pem: str
    public_pem: str
    public_base64: str
    public_raw: bytes | None

    @classmethod
    def make(cls, kind: str) -> "LocalKeyPair":
        """Return a new pair: `rsa` (2048 bits), `ecdsa` (P-256) or `ed25519`. Raises KeyError for others."""
        from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa  # noqa: PLC0415

        makers: dict[str, Callable[[], PrivateKey]] = {
            "rsa": lambda: rsa.generate_private_key(_RSA_EXPONENT, _RSA_BITS),
            "ecdsa": lambda: ec.generate_private_key(ec.SECP256R1()),
            "ed25519": ed25519.Ed25519PrivateKey.generate,
        }
        return cls._of(kind, makers[kind]())

    @classmethod
    def of_private(cls, pem: str) -> "LocalKeyPair | None":
        """Return the pair of a private key in PEM; None when the text is none of the three kinds."""
        for kind in KEY_PAIR_KINDS:
            try:
                return cls._of(kind, load_private_key(kind, pem))
            except ValueError:
                continue
        return None

    @classmethod
    def _of(cls, kind: str, private: "PrivateKey") -> "LocalKeyPair":
        import base64  # noqa: PLC0415

        from cryptography.hazmat.primitives import serialization as form  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

        public, info = private.public_key(), form.PublicFormat.SubjectPublicKeyInfo
        raw = None
        if isinstance(public, ed25519.Ed25519PublicKey):
            raw = public.public_bytes_raw()
        return cls(
            kind,
            private.private_bytes(
                form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption()
            ).decode(),
            public.public_bytes(form.Encoding.PEM, info).decode(),
            base64.b64encode(public.public_bytes(form.Encoding.DER, info)).decode(),
            raw,
        )

    def __repr__(self) -> str:
        return f"LocalKeyPair(kind={self.kind!r}, public_base64={self.public_base64!r})"
