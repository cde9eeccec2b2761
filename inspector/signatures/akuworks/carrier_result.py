"""What one carrier of a signature says about the body."""

from typing import NamedTuple

from inspector.model.verdict_status import VerdictStatus


class CarrierResult(NamedTuple):
    """Status and, as a clause that can stand in a sentence, its reason; where valid, what matched.

    `form` is the reading of the body, `secret` the label, `signed` the bytes.
    """

    status: VerdictStatus
    reason: str
    form: str = ""
    secret: str = ""
    signed: bytes = b""

    @property
    def is_valid(self) -> bool:
        """Whether the carrier holds."""
        return self.status is VerdictStatus.VALID
