"""The library face: why a signature does not fit, and what to do."""

from collections.abc import Mapping, Sequence
from typing import Any

from inspector.model.diagnosis import Diagnosis
from inspector.model.request import Request
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.providers.catalogue_loader import names
from inspector.providers.face import ProviderLike, labelled, provider_of
from inspector.providers.provider import Provider
from inspector.providers.provider_scheme import ProviderScheme
from inspector.providers.recognition import recognise
from inspector.providers.scheme_choice import applicable
from inspector.signatures.diagnosis.budget import Budget
from inspector.signatures.diagnosis.case import Case
from inspector.signatures.diagnosis.examine import examine
from inspector.signatures.key_ring import PUBLIC_KEY_PARAM

# Senders of one's own follow these: their mistakes are the sender's, as with a table.
_GENERIC = {"generic-hmac", "standard-webhooks", "cloudevents-webhook", "websub"}


def diagnose(  # noqa: PLR0913, PLR0917 - the documented face
    request: Request,
    provider: ProviderLike = None,
    secrets: Sequence[str | tuple[str, str]] = (),
    computed: str | None = None,
    public_key: str | None = None,
    params: Mapping[str, Any] | None = None,
    earlier: Sequence[Request] = (),
    urls: Sequence[str] = (),
    now: float | None = None,
    *,
    budget: Budget | None = None,
) -> Diagnosis:
    """Say which mistake explains a signature that does not fit, and prove it by recomputation.

    Without `computed` the signature that came with the request is explained, with it the value that the
    user's own code computed, whole as it is compared: `diagnose(request, "github", ["s3cret"],
    "sha256=4a00…").findings` says, each in a `.sentence` with its `.remedy`, what that code does otherwise.

    `request`, `provider`, `public_key` and `now` are as for `verify`. `secrets` are texts or (label,
    text), the configured one first: where another one fits, the finding names it. `earlier` are requests
    of the same event, `urls` URLs used before; `params` may hold `tolerance`, the seconds that the user's
    code allows. Where nothing reproduces the value nothing is found, and `advice` says what to give next.
    `budget` bounds the search (50,000 digests or 1 s).
    Raises InspectorError for an unknown provider or a wrong table, never for what the request holds.
    """
    pairs = [labelled(place, secret) for place, secret in enumerate(secrets, start=1)]
    given = dict(params or {})
    if public_key is not None:
        given[PUBLIC_KEY_PARAM] = public_key
    judge = provider_of(provider) or _recognised(request, pairs, given)
    if judge is None:
        verdict = Verdict(VerdictStatus.UNCHECKED, "No provider is known to send such a request.")
        return Diagnosis(verdict, advice="Name the provider, or give its scheme as a table.")
    verdict = judge.verify(request, pairs, params=given, now=now)
    case = Case(
        request=request,
        verdict=verdict,
        scheme=_chosen(judge, request, verdict, given).scheme,
        schemes=[item.scheme for item in judge.schemes],
        provider=judge.name,
        secrets=pairs,
        params=given,
        now=now,
        computed=computed,
        earlier=earlier,
        urls=urls,
        known=judge.name in names() and judge.name not in _GENERIC,
    )
    return examine(case, budget)


def _recognised(
    request: Request, pairs: Sequence[tuple[str, str]], params: Mapping[str, Any]
) -> Provider | None:
    """Return the provider that sends such requests: the first whose signature holds, else the likeliest."""
    found = [judge for name in recognise(request) if (judge := provider_of(name)) is not None]
    held = (
        judge
        for judge in found
        if judge.verify(request, pairs, params=params).status is VerdictStatus.VALID
    )
    return next(held, found[0] if found else None)


def _chosen(
    judge: Provider, request: Request, verdict: Verdict, params: Mapping[str, Any]
) -> ProviderScheme:
    """Return the scheme that gave the verdict, else the first in use."""
    named = [item for item in judge.schemes if verdict.scheme in {item.id, item.scheme.name}]
    in_use = applicable(judge.schemes, request, params)
    return [*named, *in_use, *judge.schemes][0]
