"""One request to an endpoint and what came back: the only file that talks HTTP as a client.

Rules of this file:
1. The status is read before the body: a broken body never hides it.
2. Nothing the endpoint says is acted on: no redirect, no cookie, no decompression, no proxy.
3. One limit for the whole exchange: limits per read never end against a server that drips.
"""

from collections.abc import Awaitable, Callable
from types import SimpleNamespace, TracebackType
from typing import Any, Self

import aiohttp
from yarl import URL

from inspector.model.headers import Headers, header_value
from inspector.sender.classify import classify
from inspector.sender.content_coding import is_decodable
from inspector.sender.error_kind import ErrorKind
from inspector.sender.outcome import Outcome
from inspector.sender.phase import Phase

BODY_CAP = 128 * 1024
_LINE_LIMIT = 1024 * 1024
_HEADER_LIMIT = 4096
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SKIPPED = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class Exchange:
    """A client session for one delivery after another; use it as an async context.

    `timeout` is the limit of a whole exchange in seconds.
    """

    def __init__(self, *, timeout: float = 5.0, body_cap: int = BODY_CAP) -> None:
        self._timeout = timeout
        self._body_cap = body_cap
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            # A kept-alive connection may die unseen; a provider's attempts are far apart anyway.
            connector=aiohttp.TCPConnector(force_close=True),
            timeout=aiohttp.ClientTimeout(total=self._timeout),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            skip_auto_headers=_SKIPPED,
            max_line_size=_LINE_LIMIT,
            max_field_size=_LINE_LIMIT,
            max_headers=_HEADER_LIMIT,
            trace_configs=[_watching()],
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def post(self, url: str, headers: Headers, body: bytes) -> Outcome:
        """Send `body` and return what came of it; network trouble is an outcome, never an exception."""
        if self._session is None:
            raise RuntimeError("an Exchange sends within its context")
        seen = _Seen()
        try:
            async with self._session.post(
                URL(url, encoded=True),
                data=body,
                headers=headers,
                allow_redirects=False,
                trace_request_ctx=seen,
            ) as response:
                seen.phase = Phase.READING
                seen.status = response.status
                seen.headers = tuple(
                    (name.decode("latin-1"), value.decode("latin-1"))
                    for name, value in response.raw_headers
                )
                await self._read(response, seen)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            kind, detail = classify(error, seen.phase, self._timeout)
            return seen.outcome(kind, detail)
        return _judged(seen)

    async def _read(self, response: aiohttp.ClientResponse, seen: "_Seen") -> None:
        while chunk := await response.content.readany():
            room = self._body_cap - len(seen.body)
            seen.body += chunk[:room]
            if len(chunk) > room:
                seen.cut = True
                response.close()
                return


class _Seen:
    """What an exchange has brought so far."""

    def __init__(self) -> None:
        self.phase = Phase.CONNECTING
        self.status: int | None = None
        self.headers: Headers = ()
        self.body = bytearray()
        self.cut = False

    def outcome(self, error: ErrorKind | None, detail: str | None) -> Outcome:
        return Outcome(
            status=self.status,
            headers=self.headers,
            body=bytes(self.body),
            cut=self.cut,
            error=error,
            detail=detail,
        )


def _judged(seen: _Seen) -> Outcome:
    location = header_value(seen.headers, "Location")
    if seen.status in _REDIRECTS and location is not None:
        return seen.outcome(
            ErrorKind.REDIRECT_REFUSED, f"A redirect to {location[:200]}; it was not followed."
        )
    coding = header_value(seen.headers, "Content-Encoding")
    if coding is not None and not is_decodable(bytes(seen.body), coding, whole=not seen.cut):
        return seen.outcome(ErrorKind.UNDECODABLE, f"The body is not {coding[:40]}, as it claims.")
    return seen.outcome(None, None)


def _watching() -> aiohttp.TraceConfig:
    """Return the tracing that tells in which phase a time limit was reached."""
    config = aiohttp.TraceConfig()

    def entering(
        phase: Phase,
    ) -> Callable[[aiohttp.ClientSession, SimpleNamespace, Any], Awaitable[None]]:
        async def enter(
            _session: aiohttp.ClientSession, context: SimpleNamespace, _params: Any
        ) -> None:
            context.trace_request_ctx.phase = phase

        return enter

    config.on_connection_create_start.append(entering(Phase.CONNECTING))
    config.on_dns_resolvehost_start.append(entering(Phase.RESOLVING))
    config.on_dns_resolvehost_end.append(entering(Phase.CONNECTING))
    config.on_connection_create_end.append(entering(Phase.WAITING))
    return config
