"""A token that travels with the request: proof that the sender knows it, and none of what it sends."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hmac import compare_digest
from typing import Any

from inspector.model.coverage import Coverage
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.signed import Signed
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.signatures.carrier import Carrier
from inspector.signatures.draft import Draft
from inspector.signatures.key_ring import KeyRing
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal


def _text_key(text: str) -> bytes:
    if not text:
        raise ValueError("it is empty")
    return text.encode("utf-8", "surrogatepass")


_KEYS = KeyRing(_text_key)


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenScheme:
    """The secret itself stands at `carrier`, behind `prefix`; `basic` means `user:password` in base64."""

    name: str
    carrier: Carrier
    prefix: str = ""
    basic: bool = False

    def verify(
        self,
        request: Request,
        secrets: Sequence[tuple[str, str]],
        *,
        params: Mapping[str, Any],
        now: float | None,  # noqa: ARG002 - a token carries no time
    ) -> Verdict:
        """Judge a request; see `Scheme.verify`. Where several tokens stand, all must be the same secret."""
        reading = Reading(request, params)
        try:
            keys, trouble = _KEYS.usable(secrets, params)
            tokens = [candidate.value for candidate in self.carrier.candidates(reading)]
        except Refusal as refusal:
            return Verdict(refusal.status, refusal.reason, scheme=self.name)
        for label, key in keys:
            wanted = base64.b64encode(key) if self.basic else key
            if all([compare_digest(wanted, token) for token in tokens]):  # noqa: C419 - all are compared
                reason = f"The token is {label}; it says nothing about the body."
                return Verdict(VerdictStatus.VALID, reason, Coverage.NONE, self.name, label)
        reason = (
            trouble or f"The token in {self.carrier.words.removeprefix('the ')} is another one."
        )
        return Verdict(VerdictStatus.INVALID, reason, scheme=self.name)

    def sign(
        self,
        request: Request,
        secret: str,
        *,
        params: Mapping[str, Any],  # noqa: ARG002 - the token is all there is
        now: float,  # noqa: ARG002
    ) -> Signed:
        """Put the token where it belongs; see `Scheme.sign`."""
        if not secret:
            raise InspectorError("the secret can't sign: it is empty")
        token = base64.b64encode(secret.encode()).decode() if self.basic else secret
        draft = Draft(request)
        draft.put(self.carrier.places[0], self.prefix + token)
        return draft.signed
