"""Where a provider's requests say which event they carry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from inspector.model.event import Event
from inspector.model.request import Request
from inspector.signatures.place import Place, compile_place
from inspector.signatures.reading import Reading

_JOINT = " + "
_MAX_TEXT = 200

Candidate: TypeAlias = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class EventLocations:
    """The places of the event's type, its id, the delivery's id and the attempt's number.

    Each is a list of candidates; the first whose parts are all there counts, parts joined by a dot
    (type) or a colon (ids). `names` gives words for types that are numbers.
    """

    type: tuple[Candidate, ...] = ()
    id: tuple[Candidate, ...] = ()
    delivery: tuple[Candidate, ...] = ()
    attempt: tuple[Candidate, ...] = ()
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def event(self, request: Request) -> Event:
        """Return type and id of the event that a request carries; never raises."""
        reading = Reading(request)
        kind = _first(self.type, reading, ".")
        if kind is not None:
            kind = self.names.get(kind, kind)
        return Event(kind, _first(self.id, reading, ":"))

    def delivery_id(self, request: Request) -> str | None:
        """Return what names this delivery, where the provider tells deliveries from events."""
        return _first(self.delivery, Reading(request), ":")

    def attempt_number(self, request: Request) -> str | None:
        """Return the attempt's number as the provider counts it."""
        return _first(self.attempt, Reading(request), ":")


def compile_candidates(texts: Sequence[str]) -> tuple[Candidate, ...]:
    """Return candidates from texts such as `json:type + json:action`. Raises ValueError for no place."""
    return tuple(tuple(compile_place(part) for part in text.split(_JOINT)) for text in texts)


def _first(candidates: tuple[Candidate, ...], reading: Reading, joint: str) -> str | None:
    for candidate in candidates:
        parts = [place(reading) for place in candidate]
        if all(parts):
            text = joint.join(part.decode("utf-8", "replace") for part in parts if part)
            return text[:_MAX_TEXT]
    return None
