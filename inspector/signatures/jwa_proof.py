"""The algorithms of JSON Web Tokens (RFC 7518), each checked against the scheme's own list."""

from dataclasses import dataclass
from typing import Any

from inspector.signatures.key_pair_proof import KeyPairProof
from inspector.signatures.shared_key_proof import SharedKeyProof

_HASHES = {"256": "sha256", "384": "sha384", "512": "sha512"}
_KINDS = {"HS": "hmac", "RS": "rsa", "ES": "ecdsa"}
JWA_NAMES = tuple(kind + bits for kind in _KINDS for bits in _HASHES)


@dataclass(frozen=True, slots=True)
class JwaProof:
    """One algorithm by its name, such as `HS256` or `ES256`."""

    name: str

    @property
    def public(self) -> bool:
        """Whether the algorithm has a key pair."""
        return not self.name.startswith("HS")

    def key(self, text: str) -> Any:
        """Return the key for checking. Raises ValueError in words."""
        return self._proof().key(text)

    def signing_key(self, text: str) -> Any:
        """Return the key for signing. Raises ValueError in words."""
        return self._proof().signing_key(text)

    def holds(self, key: Any, message: bytes, signature: bytes) -> bool:
        """Whether `signature` is one of `message`."""
        if self.name.startswith("ES"):
            signature = _to_der(signature)
        return self._proof().holds(key, message, signature, None)

    def make(self, key: Any, message: bytes) -> bytes:
        """Return the signature of `message`."""
        signature = self._proof().make(key, message)
        return _from_der(signature, key.key_size) if self.name.startswith("ES") else signature

    def _proof(self) -> SharedKeyProof | KeyPairProof:
        kind, algorithm = _KINDS[self.name[:2]], _HASHES[self.name[2:]]
        return SharedKeyProof(algorithm) if kind == "hmac" else KeyPairProof(kind, algorithm)


def _to_der(raw: bytes) -> bytes:
    """Return an ECDSA signature of two joined numbers as the DER that `cryptography` reads."""
    from cryptography.hazmat.primitives.asymmetric.utils import (  # noqa: PLC0415
        encode_dss_signature,
    )

    half = len(raw) // 2
    return encode_dss_signature(int.from_bytes(raw[:half]), int.from_bytes(raw[half:]))


def _from_der(der: bytes, key_bits: int) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.utils import (  # noqa: PLC0415
        decode_dss_signature,
    )

    size = (key_bits + 7) // 8
    return b"".join(number.to_bytes(size) for number in decode_dss_signature(der))
