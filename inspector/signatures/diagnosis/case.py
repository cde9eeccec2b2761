"""What a diagnosis is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from inspector.model.request import Request
from inspector.model.verdict import Verdict
from inspector.signatures.scheme import Scheme

_NO_PARAMS: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A judged request, the scheme that judged it, and what may help.

    `schemes` are the other ones of the provider, historic ones too; `secrets` (label, text) pairs, the
    configured one first; `computed` the value of the user's own code; `earlier` requests of the same
    event; `urls` those used before; `known` whether the provider is one of the catalogue.
    """

    request: Request
    verdict: Verdict
    scheme: Scheme
    provider: str = ""
    schemes: Sequence[Scheme] = ()
    secrets: Sequence[tuple[str, str]] = ()
    params: Mapping[str, Any] = field(default_factory=lambda: _NO_PARAMS)
    now: float | None = None
    computed: str | None = None
    earlier: Sequence[Request] = ()
    urls: Sequence[str] = ()
    known: bool = False
