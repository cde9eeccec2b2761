"""A sender of webhooks, with everything known about it."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from inspector.model.event import Event
from inspector.model.headers import Headers
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.schema_finding import SchemaFinding
from inspector.model.signed import Signed
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.providers import samples
from inspector.providers.event_headers import EventHeaders
from inspector.providers.event_locations import EventLocations
from inspector.providers.handshake import Handshake
from inspector.providers.handshake_answer import HandshakeAnswer
from inspector.providers.provider_facts import ProviderFacts
from inspector.providers.provider_scheme import ProviderScheme
from inspector.providers.scheme_choice import CHOICES, applicable
from inspector.providers.success_rule import SuccessRule

SCHEME_PARAM = "scheme"
_UNDECIDED = {VerdictStatus.MISSING, VerdictStatus.UNCHECKED}
_NO_PARAMS: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """One catalogue file, compiled: verification, signing, events, and what counts as success.

    `timeout` is the seconds after which the provider gives an attempt up; an answer slower than `target`
    seconds is a warning (None: none is named). `match_schemes` says which of several schemes judge:
    `first` whose signature is there, `any` that holds, or `all` that are there. `own_samples` are payloads
    by event that stand in the table itself.
    """

    name: str
    title: str
    schemes: tuple[ProviderScheme, ...]
    match_schemes: str = "first"
    success: SuccessRule = field(default_factory=SuccessRule)
    timeout: float = 10.0
    target: float | None = None
    content_type: str = "application/json"
    locations: EventLocations = field(default_factory=EventLocations)
    handshakes: tuple[Handshake, ...] = ()
    sent_headers: EventHeaders = field(default_factory=EventHeaders)
    facts: ProviderFacts = field(default_factory=ProviderFacts)
    own_samples: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def event(self, request: Request) -> Event:
        """Return type and id of the event that a request carries. Never raises."""
        return self.locations.event(request)

    def verify(
        self,
        request: Request,
        secrets: Sequence[tuple[str, str]],
        *,
        params: Mapping[str, Any] = _NO_PARAMS,
        now: float | None = None,
    ) -> Verdict:
        """Judge a request with (label, text) secrets, all of which are tried. Never raises.

        `now` in epoch seconds; None: age is not judged. `params` may hold `scheme`, the id of the one
        scheme to judge by; without it, those in use for the request do.
        """
        first = self.schemes[0]
        if (
            first.applies is None
            and not first.historic
            and not params
            and (len(self.schemes) == 1 or self.match_schemes == "first")
        ):
            verdict = first.scheme.verify(request, secrets, params=params, now=now)
            if verdict.status not in _UNDECIDED or len(self.schemes) == 1:
                return verdict
        chosen = self._named(params) or applicable(self.schemes, request, params)
        if not chosen:
            return Verdict(
                VerdictStatus.UNCHECKED, f"No scheme of {self.title} applies to this request."
            )

        def judge(choice: ProviderScheme) -> Verdict:
            return choice.scheme.verify(request, secrets, params=params, now=now)

        return CHOICES[self.match_schemes](judge, chosen)

    def sign(
        self, request: Request, secret: str, *, params: Mapping[str, Any] = _NO_PARAMS, now: float
    ) -> Signed:
        """Return the headers that `request` must bear (in the place of any of their names) and its body.

        `params` may hold `scheme`, the id of the scheme to sign by. Raises InspectorError when the secret
        can't serve the scheme, or the provider signs nothing.
        """
        chosen = self._named(params) or applicable(self.schemes, request, params)
        if not chosen:
            raise InspectorError(f"{self.title} signs nothing", "", "Send the request unsigned.")
        return chosen[0].scheme.sign(request, secret, params=params, now=now)

    def handshake(
        self,
        request: Request,
        secrets: Sequence[tuple[str, str]] = (),
        params: Mapping[str, Any] = _NO_PARAMS,
    ) -> HandshakeAnswer | None:
        """Return what the provider wants answered to a handshake, None for any other request. Never raises.

        A computed answer is keyed by the first secret. Whether a signed handshake's signature held is
        for the caller to look at. Nothing is fetched, and no secret that a request hands over is kept.
        """
        secret = secrets[0][1] if secrets else None
        answers = (item.answer(request, secret, params) for item in self.handshakes)
        return next((answer for answer in answers if answer is not None), None)

    def event_headers(self, event_type: str, body: bytes) -> Headers:
        """Return the headers by which this provider's request says which event it carries."""
        return self.sent_headers.for_event(event_type, body)

    @property
    def event_types(self) -> tuple[str, ...]:
        """The events that have a sample payload."""
        return tuple(sorted({*self.own_samples, *samples.event_types(self.name)}))

    def sample(self, event_type: str) -> bytes:
        """Return a sample payload, in the form that the provider sends (JSON, or a form of its fields).

        Raises InspectorError that names the nearest event when there is none.
        """
        return samples.sample(self.name, event_type, self.content_type, self.own_samples)

    def check_payload(self, event_type: str | None, body: bytes) -> tuple[SchemaFinding, ...]:
        """Return what the payload lacks against its schema; empty when it is fine or no schema is known."""
        from inspector.providers.payload_schema import check  # noqa: PLC0415 - loads jsonschema

        return check(self.name, event_type, body)

    def only(self, scheme_id: str) -> "Provider":
        """Return the provider with just one of its schemes, and with that one's variants (`ID-…`).

        A scheme without variants is in use whatever its conditions say.
        """
        chosen = [
            scheme
            for scheme in self.schemes
            if scheme.id == scheme_id or scheme.id.startswith(f"{scheme_id}-")
        ]
        if len(chosen) == 1:
            chosen = [dataclasses.replace(chosen[0], applies=None, historic=False)]
        return dataclasses.replace(self, schemes=tuple(chosen))

    def _named(self, params: Mapping[str, Any]) -> list[ProviderScheme]:
        wanted = params.get(SCHEME_PARAM) if params else None
        return [scheme for scheme in self.schemes if scheme.id == wanted]
