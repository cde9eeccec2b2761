"""What a signature rests on: a shared key, or a key pair."""

from typing import Any, Protocol


class Proof(Protocol):
    """Checking and making signatures over bytes, and the keys for it."""

    def size(self, algorithm: str | None) -> int | None:
        """Return the number of bytes of a signature; None when it varies with the key."""
        ...

    def key(self, text: str) -> Any:
        """Return the key for checking. Raises ValueError in words when the text holds none."""
        ...

    def signing_key(self, text: str) -> Any:
        """Return the key for signing. Raises ValueError in words when the text holds none."""
        ...

    def holds(self, key: Any, message: bytes, signature: bytes, algorithm: str | None) -> bool:
        """Whether `signature` is one of `message`; `algorithm` None means the scheme's own."""
        ...

    def make(self, key: Any, message: bytes) -> bytes:
        """Return the signature of `message` by the scheme's own algorithm."""
        ...
