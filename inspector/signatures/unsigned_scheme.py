# ruff: noqa: ARG002 - nothing in a request is signed, so nothing of it is read
"""The scheme of those who sign nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.signed import Signed
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus


@dataclass(frozen=True, slots=True)
class UnsignedScheme:
    """Every request is `unchecked`: where nothing is signed, nothing is invalid either."""

    name: str

    def verify(
        self,
        request: Request,
        secrets: Sequence[tuple[str, str]],
        *,
        params: Mapping[str, Any],
        now: float | None,
    ) -> Verdict:
        """Say that there is nothing to check; see `Scheme.verify`."""
        reason = "This provider signs nothing: anybody who knows the URL can send this."
        return Verdict(VerdictStatus.UNCHECKED, reason, scheme=self.name)

    def sign(
        self, request: Request, secret: str, *, params: Mapping[str, Any], now: float
    ) -> Signed:
        """Refuse: there is no signature to make; see `Scheme.sign`."""
        raise InspectorError("this provider signs nothing", "", "Send the request unsigned.")
