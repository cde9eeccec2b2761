"""Everything that was found out about why a signature does not fit."""

from dataclasses import dataclass

from inspector.model.finding import Finding
from inspector.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The verdict, the findings (the most telling first), and what was tried.

    `tried` says in a sentence how far the search went, and whether it stopped early; `advice` what to
    give next where nothing was found, empty where something was or nothing is wrong. `digests` counts
    the recomputations.
    """

    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    tried: str = ""
    advice: str = ""
    digests: int = 0
    stopped_early: bool = False
