"""A scheme some of whose settings the user chooses: the header's name, the algorithm."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from inspector.model.request import Request
from inspector.model.signed import Signed
from inspector.model.verdict import Verdict
from inspector.signatures.scheme import Scheme
from inspector.signatures.table import Table

_MOST_VARIANTS = 64


class ConfigurableScheme:
    """The scheme of the table, or the variant that parameters ask for.

    `settings` maps a parameter's name to the key that it replaces; where the key holds a place, a bare
    name means a header. Variants are compiled once. A wrong parameter raises InspectorError, as a wrong
    table does.
    """

    def __init__(
        self,
        plain: Scheme,
        table: Table,
        settings: Mapping[str, str],
        build: Callable[[Table], Scheme],
    ) -> None:
        self._plain = plain
        self._table = table
        self._settings = settings
        self._build = build
        self._variants: dict[tuple[tuple[str, str], ...], Scheme] = {}

    @property
    def name(self) -> str:
        """The scheme's name in the catalogue."""
        return self._plain.name

    def verify(
        self,
        request: Request,
        secrets: Sequence[tuple[str, str]],
        *,
        params: Mapping[str, Any],
        now: float | None,
    ) -> Verdict:
        """Judge a request; see `Scheme.verify`."""
        return self._variant(params).verify(request, secrets, params=params, now=now)

    def sign(
        self, request: Request, secret: str, *, params: Mapping[str, Any], now: float
    ) -> Signed:
        """Sign a request; see `Scheme.sign`."""
        return self._variant(params).sign(request, secret, params=params, now=now)

    def chosen(self, params: Mapping[str, Any]) -> Scheme:
        """Return the plain scheme that these parameters ask for."""
        return self._variant(params)

    def _variant(self, params: Mapping[str, Any]) -> Scheme:
        if not params:
            return self._plain
        chosen = tuple(
            (key, str(params[name])) for name, key in self._settings.items() if name in params
        )
        if not chosen:
            return self._plain
        variant = self._variants.get(chosen)
        if variant is None:
            if len(self._variants) >= _MOST_VARIANTS:
                self._variants.clear()
            variant = self._build(self._table.replaced(dict(chosen)))
            self._variants[chosen] = variant
        return variant
