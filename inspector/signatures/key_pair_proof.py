"""Signatures by a key pair: RSA (PKCS #1 v1.5), ECDSA (DER), Ed25519. `cryptography` loads on first use."""

from dataclasses import dataclass
from typing import Any

from inspector.signatures.public_keys import load_private_key, load_public_key

_ED25519_SIZE = 64


@dataclass(frozen=True, slots=True)
class KeyPairProof:
    """`kind` is `rsa`, `ecdsa` or `ed25519`; `algorithm` the hash of the first two."""

    kind: str
    algorithm: str = "sha256"
    key_prefix: str = ""
    signing_prefix: str = ""

    def size(self, algorithm: str | None) -> int | None:  # noqa: ARG002 - no size follows from a hash
        """Return 64 for Ed25519; the others vary with the key."""
        return _ED25519_SIZE if self.kind == "ed25519" else None

    def key(self, text: str) -> Any:
        """Return the public key; raises ValueError in words."""
        return load_public_key(self.kind, text, self.key_prefix)

    def signing_key(self, text: str) -> Any:
        """Return the private key; raises ValueError in words."""
        return load_private_key(self.kind, text, self.signing_prefix)

    def holds(self, key: Any, message: bytes, signature: bytes, algorithm: str | None) -> bool:
        """Whether the key's private half made the signature."""
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415

        try:
            key.verify(signature, message, *self._arguments(algorithm or self.algorithm))
        except InvalidSignature:
            return False
        return True

    def make(self, key: Any, message: bytes) -> bytes:
        """Return the signature by a private key."""
        signature: bytes = key.sign(message, *self._arguments(self.algorithm))
        return signature

    def _arguments(self, algorithm: str) -> tuple[Any, ...]:
        from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
        from cryptography.hazmat.primitives.asymmetric import ec, padding  # noqa: PLC0415

        if self.kind == "ed25519":
            return ()
        named: hashes.HashAlgorithm = getattr(hashes, algorithm.upper())()
        return (ec.ECDSA(named),) if self.kind == "ecdsa" else (padding.PKCS1v15(), named)
