"""Signatures by a shared key: HMAC, or a plain digest of bytes that hold the secret."""

import hashlib
import hmac
from dataclasses import dataclass
from hmac import compare_digest

from inspector.signatures.keys import symmetric_key

DIGEST_SIZES = {"md5": 16, "sha1": 20, "sha256": 32, "sha384": 48, "sha512": 64}


@dataclass(frozen=True, slots=True)
class SharedKeyProof:
    """`algorithm` names the hash; with `plain` the digest is taken without a key (the text holds it)."""

    algorithm: str
    key_form: str = "utf8"
    key_prefix: str = ""
    plain: bool = False

    def size(self, algorithm: str | None) -> int | None:
        """Return the digest's size in bytes."""
        return DIGEST_SIZES[algorithm or self.algorithm]

    def key(self, text: str) -> bytes:
        """Return the key's bytes; raises ValueError in words."""
        return symmetric_key(self.key_form, self.key_prefix, text)

    def signing_key(self, text: str) -> bytes:
        """Return the same key: both sides share it."""
        return symmetric_key(self.key_form, self.key_prefix, text)

    def holds(self, key: bytes, message: bytes, signature: bytes, algorithm: str | None) -> bool:
        """Whether the digest is the right one, compared in constant time."""
        name = algorithm or self.algorithm
        return compare_digest(self._digest(name, key, message), signature)

    def make(self, key: bytes, message: bytes) -> bytes:
        """Return the digest."""
        return self._digest(self.algorithm, key, message)

    def _digest(self, name: str, key: bytes, message: bytes) -> bytes:
        if self.plain:
            return hashlib.new(name, message, usedforsecurity=False).digest()
        return hmac.digest(key, message, name)
