# ruff: noqa: ARG002 - the protocol gives more than this scheme needs
"""The plain scheme: HMAC-SHA256 of the raw body as hex in one header."""

import hmac
from collections.abc import Mapping, Sequence
from typing import Any

from inspector.model.coverage import Coverage
from inspector.model.request import Request
from inspector.model.signed import Signed
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.signatures.place import compile_place
from inspector.signatures.reading import Reading


class HmacScheme:
    """HMAC-SHA256 of the body, hex, where `signature` says."""

    def __init__(self, name: str, signature: str) -> None:
        self.name = name
        self._header = signature.partition(":")[2]
        self._place = compile_place(signature)

    def verify(
        self,
        request: Request,
        secrets: Sequence[tuple[str, str]],
        *,
        params: Mapping[str, Any],
        now: float | None,
    ) -> Verdict:
        """Judge a request; see Scheme."""
        value = self._place(Reading(request, params))
        if value is None:
            return Verdict(VerdictStatus.MISSING, f"The header {self._header} is missing.")
        for label, text in secrets:
            digest = hmac.digest(text.encode(), request.body, "sha256").hex().encode()
            if hmac.compare_digest(digest, value.removeprefix(b"sha256=")):
                reason = f"The signature holds with the secret {label!r}."
                return Verdict(
                    VerdictStatus.VALID, reason, Coverage.BODY, self.name, label, None, request.body
                )
        return Verdict(
            VerdictStatus.INVALID, "The signature fits none of the secrets.", scheme=self.name
        )

    def sign(
        self, request: Request, secret: str, *, params: Mapping[str, Any], now: float
    ) -> Signed:
        """Sign the body; see Scheme."""
        digest = hmac.digest(secret.encode(), request.body, "sha256").hex()
        return Signed(((self._header, f"sha256={digest}"),), request.body)
