"""What every signature scheme can do."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from inspector.model.request import Request
from inspector.model.signed import Signed
from inspector.model.verdict import Verdict


class Scheme(Protocol):
    """A signature scheme, in both directions: pure functions on bytes.

    `secrets` are (label, text) pairs, all of which are tried; `params` hold what a request cannot give
    (a configured header name, a webhook id); `now` is in epoch seconds, None when age is not judged.
    """

    @property
    def name(self) -> str:
        """The scheme's name in the catalogue."""
        ...

    def verify(
        self,
        request: Request,
        secrets: Sequence[tuple[str, str]],
        *,
        params: Mapping[str, Any],
        now: float | None,
    ) -> Verdict:
        """Judge a request. Never raises on what a request holds: bad input is a verdict."""
        ...

    def sign(
        self, request: Request, secret: str, *, params: Mapping[str, Any], now: float
    ) -> Signed:
        """Return the headers to add to `request` and its body as it must be sent.

        Raises `InspectorError` when the secret or the body cannot serve the scheme.
        """
        ...
