"""Which of a provider's schemes judges a request."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from inspector.model.request import Request
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.providers.provider_scheme import ProviderScheme
from inspector.signatures.reading import Reading

# The most telling failure first: a signature that was read says more than one that was not.
_TELLING = (
    VerdictStatus.VALID,
    VerdictStatus.STALE,
    VerdictStatus.INVALID,
    VerdictStatus.MALFORMED,
    VerdictStatus.MISSING,
    VerdictStatus.UNCHECKED,
)


def applicable(
    schemes: Sequence[ProviderScheme], request: Request, params: Mapping[str, Any]
) -> list[ProviderScheme]:
    """Return the schemes in use for a request, in the catalogue's order; never a historic one."""
    reading = Reading(request, params)
    return [
        scheme
        for scheme in schemes
        if not scheme.historic and (scheme.applies is None or scheme.applies(reading))
    ]


def first(judge: Callable[[ProviderScheme], Verdict], schemes: Sequence[ProviderScheme]) -> Verdict:
    """Return the verdict of the first scheme whose signature is there at all.

    A later scheme that can't be checked never turns a missing signature into an unchecked request.
    """
    earlier: Verdict | None = None
    for scheme in schemes:
        verdict = judge(scheme)
        undecided = verdict.status in {VerdictStatus.MISSING, VerdictStatus.UNCHECKED}
        if not undecided:
            return verdict
        earlier = earlier or verdict
    return earlier or judge(schemes[0])


def any_of(
    judge: Callable[[ProviderScheme], Verdict], schemes: Sequence[ProviderScheme]
) -> Verdict:
    """Return the verdict of the first scheme that holds, else the most telling failure."""
    return min(
        (judge(scheme) for scheme in schemes), key=lambda found: _TELLING.index(found.status)
    )


def all_of(
    judge: Callable[[ProviderScheme], Verdict], schemes: Sequence[ProviderScheme]
) -> Verdict:
    """Return the first failure among the signatures that are there; all of them must hold."""
    verdicts = [judge(scheme) for scheme in schemes]
    there = [found for found in verdicts if found.status is not VerdictStatus.MISSING] or verdicts
    return next((found for found in there if found.status is not VerdictStatus.VALID), there[0])


CHOICES: dict[
    str, Callable[[Callable[[ProviderScheme], Verdict], Sequence[ProviderScheme]], Verdict]
] = {"first": first, "any": any_of, "all": all_of}
