"""What was found out about one request's signature."""

from dataclasses import dataclass

from inspector.model.coverage import Coverage
from inspector.model.verdict_status import VerdictStatus


@dataclass(frozen=True, slots=True)
class Verdict:
    """Status, reason in one sentence, and what held: coverage, scheme, the matching secret's label, the form.

    `form` names the reading of the body that matched where a scheme knows several (AkuWorks: `header`,
    `cut`, `stringify`, `emptied`); `signed` holds the bytes that were signed, where the status is valid
    or stale, and is not stored.
    """

    status: VerdictStatus
    reason: str
    coverage: Coverage = Coverage.NONE
    scheme: str | None = None
    secret: str | None = None
    form: str | None = None
    signed: bytes | None = None
