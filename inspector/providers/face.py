"""The library face: verify a request, sign a body, for any provider."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.signed import Signed
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.providers.catalogue_loader import load
from inspector.providers.provider import Provider
from inspector.providers.provider_table import provider_from_table
from inspector.providers.recognition import recognise
from inspector.signatures.key_ring import PUBLIC_KEY_PARAM

ProviderLike = str | Mapping[str, Any] | Provider | None


def verify(  # noqa: PLR0913, PLR0917 - the documented face
    request: Request,
    provider: ProviderLike = None,
    secrets: Sequence[str | tuple[str, str]] = (),
    public_key: str | None = None,
    params: Mapping[str, Any] | None = None,
    now: float | None = None,
) -> Verdict:
    """Judge a request: its signature, and, where `now` is given, its age.

    `provider` is a catalogue name, a table in the catalogue's grammar, or None (recognise it). `secrets`
    are texts or (label, text) pairs, all of which are tried; `public_key` a PEM, base64 or hex key or a
    PEM certificate; `params` what a request can't give (`webhook_id`, `callback_url` …); `now` in epoch
    seconds. Raises InspectorError for an unknown provider or a wrong table, never for what the request
    holds.
    """
    pairs = [labelled(place, secret) for place, secret in enumerate(secrets, start=1)]
    given = dict(params or {})
    if public_key is not None:
        given[PUBLIC_KEY_PARAM] = public_key
    judge = provider_of(provider)
    if judge is not None:
        return judge.verify(request, pairs, params=given, now=now)
    verdicts = [
        load(name).verify(request, pairs, params=given, now=now) for name in recognise(request)
    ]
    if not verdicts:
        return Verdict(VerdictStatus.UNCHECKED, "No provider is known to send such a request.")
    return next((found for found in verdicts if found.status is VerdictStatus.VALID), verdicts[0])


def sign(
    body: bytes,
    provider: ProviderLike = None,
    secret: str = "",
    now: float | None = None,
    params: Mapping[str, Any] | None = None,
) -> Signed:
    """Return the headers that sign `body`, and the body as it must be sent.

    `now` in epoch seconds (None: the clock's). `params` may hold what the scheme signs beside the body:
    `url`, `method`, and headers as `headers` (pairs). Raises InspectorError when it can't be signed so.
    """
    signer = provider_of(provider)
    if signer is None:
        raise InspectorError("no provider to sign for", "", "Name a provider of the catalogue.")
    params = params or {}
    request = Request(
        params.get("method", "POST"), params.get("url", ""), params.get("headers", ()), body
    )
    return signer.sign(request, secret, params=params, now=time.time() if now is None else now)


def provider_of(provider: ProviderLike) -> Provider | None:
    """Return the provider of a name or a table, None for None. Raises InspectorError for neither."""
    if provider is None or isinstance(provider, Provider):
        return provider
    return load(provider) if isinstance(provider, str) else provider_from_table(provider)


def labelled(place: int, secret: str | tuple[str, str]) -> tuple[str, str]:
    """Return a secret with its label; one that has none is called by its place, from 1."""
    return (f"secret {place}", secret) if isinstance(secret, str) else secret
