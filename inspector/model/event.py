"""What a provider announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Event:
    """Type and id of the event that a request carries; None where the request does not say.

    Several requests may carry the same event: retries and duplicates share its id.
    """

    type: str | None = None
    id: str | None = None
