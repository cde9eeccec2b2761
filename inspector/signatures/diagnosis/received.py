"""The signatures that came with a request, however they stand there."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from inspector.model.request import Request
from inspector.signatures.candidate import Candidate
from inspector.signatures.declarative_scheme import DeclarativeScheme
from inspector.signatures.diagnosis.value_form import value_forms
from inspector.signatures.encodings import DECODERS
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal
from inspector.signatures.shared_key_proof import DIGEST_SIZES

_SIZES = frozenset(DIGEST_SIZES.values())


@dataclasses.dataclass(frozen=True, slots=True)
class Received:
    """`values` are the texts at the scheme's places, `candidates` what the scheme reads in them.

    `digests` holds every digest that they may mean, in order, and `fields` the parts beside the first.
    """

    values: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    digests: tuple[bytes, ...]
    fields: Mapping[str, bytes]

    @property
    def text(self) -> str:
        """The first value, empty where there is none."""
        return self.values[0] if self.values else ""


def received(scheme: DeclarativeScheme, request: Request, params: Mapping[str, Any]) -> Received:
    """Return what stands at the scheme's places; nothing here raises."""
    values = _values(scheme, request)
    try:
        candidates = tuple(scheme.carrier.candidates(Reading(request, params)))
    except Refusal:
        candidates = ()
    if not values:
        values = tuple(item.value.decode("latin-1") for item in candidates)
    digests: dict[bytes, None] = {}
    for candidate in candidates:
        try:
            digest = DECODERS[scheme.encoding](candidate.value)
        except ValueError:
            continue
        if scheme.proof.size(None) is None or len(digest) in _SIZES:
            digests[digest] = None
    for value in values:
        digests.update((form.digest, None) for form in value_forms(value))
    fields = candidates[0].fields if candidates else {}
    return Received(values, candidates, tuple(digests), fields)


def _values(scheme: DeclarativeScheme, request: Request) -> tuple[str, ...]:
    values: list[str] = []
    for place in scheme.carrier.places:
        kind, _, name = place.partition(":")
        if kind == "header" and "{n}" not in name:
            values += request.header_values(name)
    return tuple(values)
