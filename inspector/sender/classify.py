"""From aiohttp's exceptions to our kinds of error, by type and errno, never by the words of a message.

Measured with aiohttp 3.14. Two traps: a malformed answer carries a status of 400 that is the parser's own
and must never be taken for the endpoint's; and a connection that ends within a TLS handshake is a plain
`ClientConnectorError` around a `ConnectionResetError`.
"""

import errno
import ssl
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import aiohttp
from aiohttp import http_exceptions

from inspector.sender.error_kind import ErrorKind
from inspector.sender.phase import Phase

_Explained: TypeAlias = tuple[ErrorKind, str]
_UNREACHABLE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, errno.ENETDOWN}
_LONGEST_REASON = 300


def classify(error: BaseException, phase: Phase, time_limit: float) -> tuple[ErrorKind, str]:
    """Return the kind of an exception that ended an attempt in `phase`, and a sentence about it.

    `time_limit` in seconds, for the sentence. The sentence may quote what the endpoint sent: it is
    captured text.
    """
    if isinstance(error, TimeoutError):
        return _timeout(phase, time_limit)
    for type_, explain in _EXPLANATIONS:
        if isinstance(error, type_):
            return explain(error)
    return ErrorKind.OTHER, _sentence(type(error).__name__, str(error))


def _timeout(phase: Phase, limit: float) -> _Explained:
    return {
        Phase.RESOLVING: (ErrorKind.DNS, f"The host name did not resolve within {limit:g} s."),
        Phase.CONNECTING: (ErrorKind.CONNECT_TIMEOUT, f"No connection within {limit:g} s."),
        Phase.WAITING: (ErrorKind.TIMEOUT_BEFORE_STATUS, f"No status within {limit:g} s."),
        Phase.READING: (
            ErrorKind.TIMEOUT_AFTER_STATUS,
            f"A status came, but not the whole response within {limit:g} s.",
        ),
    }[phase]


def _certificate(error: aiohttp.ClientConnectorCertificateError) -> _Explained:
    cause = error.certificate_error
    reason = getattr(cause, "verify_message", "") or str(cause)
    return ErrorKind.CERTIFICATE, _sentence("The certificate was not accepted", reason)


def _dns(error: aiohttp.ClientConnectorDNSError) -> _Explained:
    return ErrorKind.DNS, _sentence(f"{error.host} did not resolve", _reason(error))


def _handshake(error: aiohttp.ClientConnectorSSLError) -> _Explained:
    return ErrorKind.TLS, _sentence("The TLS handshake failed", _reason(error))


def _not_connected(error: aiohttp.ClientConnectorError) -> _Explained:
    place, cause = f"{error.host}:{error.port}", error.os_error
    if isinstance(cause, ConnectionRefusedError):
        return ErrorKind.REFUSED, f"Nothing listens on {place}."
    if isinstance(cause, ConnectionResetError):
        return ErrorKind.TLS, "The connection ended within the TLS handshake."
    if isinstance(cause, TimeoutError):
        return ErrorKind.CONNECT_TIMEOUT, f"{place} did not answer."
    if cause.errno in _UNREACHABLE:
        return ErrorKind.UNREACHABLE, f"No route to {place}."
    return ErrorKind.OTHER, _sentence(f"No connection to {place}", _reason(error))


def _broken_body(error: aiohttp.ClientPayloadError) -> _Explained:
    for link in _chain(error):
        if isinstance(link, http_exceptions.ContentEncodingError):
            return ErrorKind.UNDECODABLE, "The body is not in the coding it claims."
        if isinstance(link, http_exceptions.ContentLengthError):
            return ErrorKind.TRUNCATED, "The connection ended before the announced length."
    return ErrorKind.TRUNCATED, "The connection ended within the body."


def _malformed(error: aiohttp.ClientResponseError) -> _Explained:
    return ErrorKind.MALFORMED_ANSWER, _sentence("The answer is not HTTP", error.message)


def _closed(error: aiohttp.ServerDisconnectedError) -> _Explained:
    where = "within the head of the response"
    if isinstance(error.message, str):
        where = "without a byte of an answer"
    return ErrorKind.CLOSED_WITHOUT_ANSWER, f"The connection was closed {where}."


def _reset(error: OSError) -> _Explained:
    if any(isinstance(link, ssl.SSLError) for link in _chain(error)):
        return ErrorKind.TLS, _sentence("TLS failed after the handshake", _reason(error))
    return ErrorKind.RESET, "The connection was reset before a status came."


# The first type that fits explains: those further down include those further up.
_EXPLANATIONS: tuple[tuple[type[BaseException], Callable[[Any], _Explained]], ...] = (
    (aiohttp.ClientConnectorCertificateError, _certificate),
    (aiohttp.ClientConnectorDNSError, _dns),
    (aiohttp.ClientConnectorSSLError, _handshake),
    (aiohttp.ClientConnectorError, _not_connected),
    (aiohttp.ClientPayloadError, _broken_body),
    (aiohttp.ClientResponseError, _malformed),
    (aiohttp.ServerDisconnectedError, _closed),
    (aiohttp.ClientOSError, _reset),
    (ConnectionError, _reset),
)


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    while link is not None:
        yield link
        link = link.__cause__ or link.__context__


def _reason(error: OSError) -> str:
    return error.strerror if isinstance(error.strerror, str) else str(error)


def _sentence(head: str, reason: str) -> str:
    words = " ".join(reason.split())[:_LONGEST_REASON].rstrip(".: ")
    return f"{head}: {words}." if words else f"{head}."
