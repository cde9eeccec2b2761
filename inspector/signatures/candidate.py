"""One signature found in a request."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A signature's text as it arrived, and the parts that stood beside it (`t`, `h` …)."""

    value: bytes
    fields: Mapping[str, bytes]
    algorithm: str | None = None
