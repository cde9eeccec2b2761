"""What was recomputed, and where the bytes differ first."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proof:
    """The recomputation in words, and the first difference between two byte strings.

    `due` are the bytes that the scheme signs, `used` those that reproduce the value (both None where
    the bytes are the same, or hold the secret). `offset` is that of the first byte that differs, from
    0; the hex and the text of both sides begin a little before it.
    """

    recomputed: str
    due: bytes | None = None
    used: bytes | None = None
    offset: int | None = None
    due_hex: str = ""
    due_text: str = ""
    used_hex: str = ""
    used_text: str = ""
