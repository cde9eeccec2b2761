"""From a case to its diagnosis."""

from inspector.model.actor import Actor
from inspector.model.diagnosis import Diagnosis
from inspector.model.finding import Finding
from inspector.model.proof import Proof
from inspector.model.verdict_status import VerdictStatus
from inspector.signatures.akuworks.akuworks_scheme import AkuWorksScheme
from inspector.signatures.diagnosis.bench import BIG
from inspector.signatures.diagnosis.budget import Budget
from inspector.signatures.diagnosis.case import Case
from inspector.signatures.diagnosis.declared import declared
from inspector.signatures.diagnosis.examination import Examination
from inspector.signatures.diagnosis.families.json_text import forget
from inspector.signatures.diagnosis.families.ranking import MISTAKES
from inspector.signatures.diagnosis.token_rules import token_finding
from inspector.signatures.diagnosis.value_form import value_forms
from inspector.signatures.token_scheme import TokenScheme

# Where the member fails beside a header that holds, the bytes are as sent: only the sender can be wrong.
_MEMBER_FAILS = "The signature member"
_HELD = {VerdictStatus.VALID, VerdictStatus.STALE}


def examine(case: Case, budget: Budget | None = None) -> Diagnosis:
    """Return the findings of a case, within the budget. Never raises on what a request holds."""
    scheme = declared(case.scheme, case.params, case.request)
    disagreement = _carriers(case)
    by_member = case.verdict.reason.startswith(_MEMBER_FAILS)
    if disagreement is not None and case.computed is None and by_member:
        return Diagnosis(case.verdict, (disagreement,))
    if isinstance(case.scheme, TokenScheme) and case.verdict.status is VerdictStatus.INVALID:
        near = token_finding(case.scheme, case.request, case.secrets)
        if near is not None:
            return Diagnosis(case.verdict, (near,))
    if scheme is None:
        tried = "This kind of scheme has no recipe whose choices could be changed: only its reason is known."
        return Diagnosis(case.verdict, (), tried, "" if _is_fine(case) else case.verdict.reason)
    budget = budget or Budget()
    try:
        findings = tuple(Examination(case, scheme, budget).findings())
    finally:
        forget()
    if disagreement is not None:
        findings += (disagreement,)
    tried = _tried(budget, len(case.request.body) > BIG)
    advice = "" if findings or _is_fine(case) else _advice(case, budget)
    return Diagnosis(case.verdict, findings, tried, advice, budget.spent, budget.exhausted)


def _is_fine(case: Case) -> bool:
    return case.computed is None and case.verdict.status is VerdictStatus.VALID


def _tried(budget: Budget, big: bool) -> str:  # noqa: FBT001 - a fact about the body
    if not budget.spent:
        return ""
    words = f"{budget.spent} recomputations with {len(MISTAKES)} kinds of mistakes and their pairs"
    if big:
        words += f" (the body is over {BIG // 1000} kB: indented forms and rewritten numbers were left out)"
    if budget.exhausted:
        limit = f"{budget.digests} digests or {budget.seconds:g} s"
        return (
            f"{words}; stopped early, at {limit}: what stands further down the list was left out."
        )
    return f"{words}."


def _advice(case: Case, budget: Budget) -> str:
    if case.computed is not None and not value_forms(case.computed):
        return "The value given holds no digest in hex or base64: paste what your code computes, whole."
    if case.computed is not None and case.verdict.status in _HELD:
        if not budget.spent:
            return "Your value is the right one: look at how it is compared, and with what."
        return "Nothing known gives this value: give another secret, or the bytes that your code hashed."
    if case.verdict.status is VerdictStatus.MISSING:
        return "Look at whether the sender signs at all, and whether a proxy drops the header."
    if case.verdict.status is VerdictStatus.UNCHECKED:
        return "Set what the reason names, and diagnose again."
    return (
        "Nothing known gives this signature: most likely the secret is another one, or body or signature "
        "were changed. Give another secret, the public URL, an earlier request of the event, or the value "
        "that your code computed."
    )


def _carriers(case: Case) -> Finding | None:
    """Return the finding that of AkuWorks' two carriers one holds and the other does not."""
    reason = case.verdict.reason
    if not isinstance(case.scheme, AkuWorksScheme) or "although" not in reason:
        return None
    return Finding(
        slug="carriers_disagree",
        family="sender-signs-other-bytes",
        sentence=f"The two carriers of the signature disagree: {reason[0].lower()}{reason[1:]}",
        remedy="Tell the sender: it signs in the body first, then the final bytes in the header.",
        actor=Actor.SENDER,
        proof=Proof("Both signatures were recomputed with the same secrets; one holds."),
    )
