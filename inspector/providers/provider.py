"""A sender of webhooks, with everything known about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from inspector.model.event import Event
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.schema_finding import SchemaFinding
from inspector.model.signed import Signed
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.providers import samples
from inspector.providers.event_locations import EventLocations
from inspector.providers.success_rule import SuccessRule
from inspector.signatures.scheme import Scheme

_NO_PARAMS: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """One catalogue file, compiled: verification, signing, events, and what counts as success.

    `timeout` is the seconds after which the provider gives an attempt up; an answer slower than `target`
    seconds is a warning (None: none is named).
    """

    name: str
    title: str
    schemes: tuple[Scheme, ...]
    success: SuccessRule = field(default_factory=SuccessRule)
    timeout: float = 10.0
    target: float | None = None
    content_type: str = "application/json"
    locations: EventLocations = field(default_factory=EventLocations)

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

        `now` in epoch seconds; None: age is not judged.
        """
        if not self.schemes:
            return Verdict(VerdictStatus.UNCHECKED, f"{self.title} signs nothing.")
        return self.schemes[0].verify(request, secrets, params=params, now=now)

    def sign(
        self, request: Request, secret: str, *, params: Mapping[str, Any] = _NO_PARAMS, now: float
    ) -> Signed:
        """Return the headers to add to `request` and its body as it must be sent.

        Raises InspectorError when the secret can't serve the scheme, or the provider signs nothing.
        """
        if not self.schemes:
            raise InspectorError(f"{self.title} signs nothing", "", "Send the sample unsigned.")
        return self.schemes[0].sign(request, secret, params=params, now=now)

    @property
    def event_types(self) -> tuple[str, ...]:
        """The events that have a sample payload."""
        return samples.event_types(self.name)

    def sample(self, event_type: str) -> bytes:
        """Return a sample payload; raises InspectorError that names the nearest event when there is none."""
        return samples.sample(self.name, event_type)

    def check_payload(self, event_type: str | None, body: bytes) -> tuple[SchemaFinding, ...]:
        """Return what the payload lacks against its schema; empty when it is fine or no schema is known."""
        from inspector.providers import payload_schema  # noqa: PLC0415 - loads jsonschema only here

        return payload_schema.check(self.name, event_type, body)
