"""A body after its content codings were undone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Inflated:
    """What came out, what there is to say about it in plain sentences, and whether anything was done."""

    data: bytes
    notes: tuple[str, ...] = ()
    changed: bool = False
