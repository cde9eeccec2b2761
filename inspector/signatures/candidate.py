"""One signature found in a request."""

from collections.abc import Mapping
from typing import NamedTuple


class Candidate(NamedTuple):
    """A signature's text as it arrived, the parts beside it (`t`, `h` …), and the algorithm it names."""

    value: bytes
    fields: Mapping[str, bytes]
    algorithm: str | None = None
