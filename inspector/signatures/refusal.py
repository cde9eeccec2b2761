"""Why a request can't be judged further."""

from inspector.model.verdict_status import VerdictStatus


class Refusal(Exception):  # noqa: N818 - no error: it ends in a verdict and never leaves a scheme
    """A verdict's status and reason, raised where the reading of a request has to stop."""

    def __init__(self, status: VerdictStatus, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


def missing(reason: str) -> Refusal:
    """Return the refusal of a request that lacks its signature or a part of it."""
    return Refusal(VerdictStatus.MISSING, reason)


def malformed(reason: str) -> Refusal:
    """Return the refusal of a value that can't be what the scheme asks for."""
    return Refusal(VerdictStatus.MALFORMED, reason)
