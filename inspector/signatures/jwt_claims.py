"""The claims of a token: what they must say, and what a signer writes into them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inspector.model.verdict_status import VerdictStatus
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal, malformed
from inspector.signatures.template import Template

_LIFETIME = 60
_LATEST = 1e15


@dataclass(frozen=True, slots=True, kw_only=True)
class JwtClaims:
    """The rules of one scheme.

    `texts` must equal a template's text, where that can be rendered (a parameter that isn't given isn't
    judged); `times` are those of `exp`, `nbf`, `iat` that must be there; `body` and `url` name the claims
    that hold the SHA-256 of the body (absent when there is none, if `body_optional`) and of the URL.
    `tolerance` is the most seconds that `iat` may lie back, `leeway` what clocks may differ by.
    """

    texts: tuple[tuple[str, Template], ...] = ()
    times: tuple[str, ...] = ()
    body: str = ""
    body_optional: bool = False
    body_digest: Template | None = None
    url: str = ""
    url_digest: Template | None = None
    tolerance: float | None = None
    leeway: float = 0

    def check(self, claims: Mapping[str, Any], reading: Reading) -> None:
        """Raise Refusal (`invalid` or `malformed`) for the first claim that is not as it must be."""
        for name, template in self.texts:
            wanted = _rendered(template, reading)
            if wanted is not None and str(claims.get(name)) != wanted:
                found = str(claims.get(name))[:60]
                raise _invalid(f"The token's {name} is {found!r}; {wanted!r} is due.")
        for name in self.times:
            if _number(claims.get(name)) is None:
                raise malformed(f"The token has no time {name}.")
        for name, digest in ((self.body, self.body_digest), (self.url, self.url_digest)):
            if name and digest is not None:
                self._check_digest(name, digest, claims, reading)

    def complaint(self, claims: Mapping[str, Any], now: float | None) -> str | None:
        """Return in words why the token is too old or too early at `now`; None when it is neither."""
        if now is None:
            return None
        expiry, start, issued = (_number(claims.get(name)) for name in ("exp", "nbf", "iat"))
        if expiry is not None and now > expiry + self.leeway:
            return f"it expired {now - expiry:.0f} s ago"
        if start is not None and now < start - self.leeway:
            return f"it holds only {start - now:.0f} s from now"
        if self.tolerance is not None and issued is not None and now - issued > self.tolerance:
            return f"it is {now - issued:.0f} s old, and {self.tolerance:g} s are allowed"
        return None

    def write(self, reading: Reading, now: float) -> dict[str, Any]:
        """Return claims that fulfil the rules at `now`."""
        claims: dict[str, Any] = {}
        for name, template in self.texts:
            text = _rendered(template, reading)
            if text is not None:
                claims[name] = text
        moments = {"iat": int(now), "nbf": int(now), "exp": int(now) + _LIFETIME}
        names = {*self.times, *(["iat"] if self.tolerance is not None else [])}
        claims.update({name: moments[name] for name in ("iat", "nbf", "exp") if name in names})
        if self.body and self.body_digest and (reading.request.body or not self.body_optional):
            claims[self.body] = self.body_digest(reading).decode()
        if self.url and self.url_digest:
            claims[self.url] = self.url_digest(reading).decode()
        return claims

    def _check_digest(
        self, name: str, template: Template, claims: Mapping[str, Any], reading: Reading
    ) -> None:
        found = claims.get(name)
        if name == self.body and self.body_optional and not reading.request.body:
            if found is not None:
                raise _invalid(f"The token's {name} is of a body, and the request has none.")
            return
        what = "body" if name == self.body else "URL"
        if found is None:
            raise _invalid(f"The token has no {name}: it says nothing about the {what}.")
        if found != template(reading).decode():
            raise _invalid(f"The token's {name} is not the SHA-256 of this {what}.")


def _rendered(template: Template, reading: Reading) -> str | None:
    try:
        return template(reading).decode("utf-8", "replace")
    except Refusal:
        return None


def _number(value: Any) -> float | None:
    """Return a claim as a number that can be a time; None for any other value."""
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > _LATEST:
        return None
    return float(value)


def _invalid(reason: str) -> Refusal:
    return Refusal(VerdictStatus.INVALID, reason)
