"""What was found out about a captured request before it is stored."""

from dataclasses import dataclass

from inspector.model.event import Event
from inspector.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """The endpoint a request reached, whose provider it has, the event it carries, and its verdict.

    `endpoint_id` and `endpoint` (the name) are None when no endpoint's path matched.
    """

    endpoint_id: int | None
    endpoint: str | None
    provider: str | None
    event: Event
    verdict: Verdict
