"""A request as a provider would send it, signed and judged by us: what a person compares their own with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.providers.provider import Provider
from inspector.providers.provider_scheme import ProviderScheme
from inspector.providers.scheme_choice import applicable
from inspector.signatures.key_ring import PUBLIC_KEY_PARAM
from inspector.signatures.local_key_pair import KEY_PAIR_KINDS, LocalKeyPair

_PLAIN_BODY = b'{"type":"example.event","id":"1"}'
_PARAMS: Mapping[str, Any] = {"webhook_id": "example-webhook-id"}
_SHARED = ("example-secret", "whsec_ZXhhbXBsZS1zZWNyZXQ=", "ab" * 32, "user:password")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedExample:
    """The request, the secret that signed it, the key pair whose private half the secret is, the verdict.

    `key_pair` is None where a shared secret signs. A provider that signs nothing has no secret, and the verdict `unchecked`.
    """

    request: Request
    secret: str | None
    key_pair: LocalKeyPair | None
    verdict: Verdict

    @property
    def public_key(self) -> str | None:
        """The key to check with, in PEM; None where the secret does."""
        return None if self.key_pair is None else self.key_pair.public_pem

    @classmethod
    def of(cls, provider: Provider, now: float) -> "SignedExample":
        """Sign the provider's first sample as of `now` (epoch seconds) by the scheme in use, and judge it.

        Raises InspectorError when it can't be signed, or what was signed does not verify.
        """
        plain = _plain(provider)
        scheme = next(iter(applicable(provider.schemes, plain, _PARAMS)), provider.schemes[0])
        if scheme.kind == "none":
            return cls(
                request=plain, secret=None, key_pair=None, verdict=provider.verify(plain, [])
            )
        trouble = ""
        for secret, key_pair in _keys(scheme):
            try:
                example = cls._by(provider, plain, secret, key_pair, now)
            except InspectorError as error:
                trouble = error.title
                continue
            if example.verdict.status is VerdictStatus.VALID:
                return example
            trouble = example.verdict.reason
        raise InspectorError(
            f"What {provider.title} signs does not verify",
            f"By the scheme {scheme.id!r}: {trouble}",
            "Look at the keys `signed`, `signature` and `key` of its [[scheme]].",
        )

    @classmethod
    def _by(
        cls,
        provider: Provider,
        plain: Request,
        secret: str,
        key_pair: LocalKeyPair | None,
        now: float,
    ) -> "SignedExample":
        params = dict(_PARAMS)
        signed = provider.sign(plain, secret, params=params, now=now)
        names = {name.lower() for name, _ in signed.headers}
        kept = [pair for pair in plain.headers if pair[0].lower() not in names]
        request = Request("POST", plain.url, (*kept, *signed.headers), signed.body)
        if key_pair is not None:
            params[PUBLIC_KEY_PARAM] = key_pair.public_pem
        secrets = [("example", secret)] if key_pair is None else []
        verdict = provider.verify(request, secrets, params=params, now=now)
        return cls(request=request, secret=secret, key_pair=key_pair, verdict=verdict)


def _plain(provider: Provider) -> Request:
    event_type, body = "example.event", _PLAIN_BODY
    if provider.event_types:
        event_type = provider.event_types[0]
        body = provider.sample(event_type)
    headers = provider.event_headers(event_type, body)
    content_type = ("Content-Type", provider.content_type)
    return Request(
        "POST", f"https://example.com/hooks/{provider.name}", (content_type, *headers), body
    )


def _keys(scheme: ProviderScheme) -> Iterator[tuple[str, LocalKeyPair | None]]:
    """Return secrets of every form, the one that fits among them; key pairs are made only when none did."""
    if scheme.kind not in KEY_PAIR_KINDS:
        for secret in _SHARED:
            yield secret, None
    for kind in KEY_PAIR_KINDS if scheme.kind not in KEY_PAIR_KINDS else (scheme.kind,):
        pair = LocalKeyPair.make(kind)
        yield pair.private_pem, pair
