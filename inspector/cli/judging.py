"""Judging a request again: with the secrets of its endpoint, or with those a person names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from inspector.config.secret_reference import resolve
from inspector.formats.raw_http import RawHttp
from inspector.model.endpoint import Endpoint
from inspector.model.headers import header_value
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.secret import Secret
from inspector.model.stored_request import StoredRequest
from inspector.model.verdict import Verdict
from inspector.providers.face import verify

_NANOSECONDS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Judging:
    """A request and what it is judged with; `now` in epoch seconds, None when age is not judged.

    `params` hold what a request can't give.
    """

    request: Request
    provider: str | None
    secrets: tuple[Secret, ...]
    now: float | None
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of_stored(cls, stored: StoredRequest, endpoint: Endpoint | None) -> "Judging":
        """Judge a captured request as of its arrival, as its endpoint is set now.

        Raises InspectorError for what never became a request.
        """
        captured, summary = stored.captured, stored.summary
        if captured.method is None:
            raise InspectorError(
                f"Request {summary.id} never became one", f"{captured.problem or summary.reason}"
            )
        provider = summary.provider or (endpoint.provider if endpoint else None)
        secrets = endpoint.secrets if endpoint else ()
        request = captured.as_request(_sender_url(stored, endpoint))
        return cls(request, provider, secrets, summary.received_at / _NANOSECONDS)

    @classmethod
    def of_raw(cls, data: bytes, url: str | None) -> "Judging":
        """Judge a request written down as it goes over the wire."""
        raw = RawHttp.parse(data)
        return cls(Request(raw.method, url or raw.url, raw.headers, raw.body), None, (), None)

    def verdict(self) -> Verdict:
        """Return the verdict; raises InspectorError for an unknown provider or an unresolved secret."""
        labelled = [(secret.label, resolve(secret)) for secret in self.secrets]
        return verify(self.request, self.provider, labelled, params=self.params, now=self.now)


def given_secrets(references: Sequence[str]) -> tuple[Secret, ...]:
    """Return secrets from the command line, labelled by their place."""
    return tuple(
        Secret(f"given {place}" if len(references) > 1 else "given", reference)
        for place, reference in enumerate(references, start=1)
    )


def _sender_url(stored: StoredRequest, endpoint: Endpoint | None) -> str:
    captured = stored.captured
    target = captured.target or "/"
    if endpoint is not None and endpoint.public_url is not None:
        return endpoint.public_url + ("?" + target.partition("?")[2] if "?" in target else "")
    if "://" in target:
        return target
    scheme = "https" if captured.secure else "http"
    return f"{scheme}://{header_value(captured.headers, 'Host') or 'localhost'}{target}"
