"""A JSON Web Token in the request, whose claims may hold the body's digest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inspector.model.coverage import Coverage
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.signed import Signed
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.signatures.carrier import Carrier
from inspector.signatures.compact_jws import CompactJws, signing_input
from inspector.signatures.draft import Draft
from inspector.signatures.encodings import encode_base64url
from inspector.signatures.jwa_proof import JwaProof
from inspector.signatures.jwt_claims import JwtClaims
from inspector.signatures.key_ring import KeyRing
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal, malformed


@dataclass(frozen=True, slots=True, kw_only=True)
class JwtScheme:
    """The token's place, the algorithms that may be named in it (the first one signs), its claims."""

    name: str
    carrier: Carrier
    prefix: str
    algorithms: tuple[str, ...]
    claims: JwtClaims

    @property
    def coverage(self) -> Coverage:
        """The body where a claim holds its digest; otherwise nothing of the request."""
        return Coverage.BODY if self.claims.body else Coverage.NONE

    def verify(
        self,
        request: Request,
        secrets: Sequence[tuple[str, str]],
        *,
        params: Mapping[str, Any],
        now: float | None,
    ) -> Verdict:
        """Judge a request; see `Scheme.verify`."""
        try:
            return self._judge(Reading(request, params), secrets, now)
        except Refusal as refusal:
            return Verdict(refusal.status, refusal.reason, scheme=self.name)

    def sign(
        self, request: Request, secret: str, *, params: Mapping[str, Any], now: float
    ) -> Signed:
        """Make a token for the request; see `Scheme.sign`."""
        proof = JwaProof(self.algorithms[0])
        try:
            key = proof.signing_key(secret)
        except ValueError as error:
            raise InspectorError(f"the secret can't sign: {error}") from None
        claims = self.claims.write(Reading(request, params), now)
        signed = signing_input({"alg": proof.name, "typ": "JWT"}, claims)
        token = f"{signed.decode()}.{encode_base64url(proof.make(key, signed))}"
        draft = Draft(request)
        draft.put(self.carrier.places[0], self.prefix + token)
        return draft.signed

    def _judge(
        self, reading: Reading, secrets: Sequence[tuple[str, str]], now: float | None
    ) -> Verdict:
        public = JwaProof(self.algorithms[0]).public
        token = CompactJws.read(self.carrier.candidates(reading)[0].value)
        named = token.header.get("alg")
        if named not in self.algorithms:
            allowed = ", ".join(self.algorithms)
            raise malformed(
                f"The token names the algorithm {str(named)[:20]!r}; allowed: {allowed}."
            )
        proof = JwaProof(named)
        keys, trouble = KeyRing(proof.key, public=public).usable(secrets, reading.params)
        for label, key in keys:
            if proof.holds(key, token.signed, token.signature):
                return self._success(reading, token, label, now)
        reason = trouble or "The token's signature does not hold with any key that is set."
        return Verdict(VerdictStatus.INVALID, reason, scheme=self.name)

    def _success(
        self, reading: Reading, token: CompactJws, label: str, now: float | None
    ) -> Verdict:
        self.claims.check(token.claims, reading)
        complaint = self.claims.complaint(token.claims, now)
        status, reason = VerdictStatus.VALID, f"The token holds with {label}"
        if complaint is not None:
            status, reason = VerdictStatus.STALE, f"{reason}, but {complaint}"
        elif self.coverage is Coverage.NONE:
            reason += "; it says nothing about the body"
        return Verdict(status, f"{reason}.", self.coverage, self.name, label, signed=token.signed)
