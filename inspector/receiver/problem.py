"""Why a request is refused or incomplete."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """The status to answer with, and the reason as a clause."""

    status: int
    reason: str
