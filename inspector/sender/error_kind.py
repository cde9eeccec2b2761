"""Our words for what went wrong with an attempt."""

from enum import StrEnum


class ErrorKind(StrEnum):
    """Why an attempt brought no whole response; kept apart from the endpoint's status."""

    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    CONNECT_TIMEOUT = "connect-timeout"
    DNS = "dns"
    CERTIFICATE = "certificate"
    TLS = "tls"
    RESET = "reset"
    CLOSED_WITHOUT_ANSWER = "closed-without-answer"
    MALFORMED_ANSWER = "malformed-answer"
    TRUNCATED = "truncated"
    UNDECODABLE = "undecodable"
    TIMEOUT_BEFORE_STATUS = "timeout-before-status"
    TIMEOUT_AFTER_STATUS = "timeout-after-status"
    REDIRECT_REFUSED = "redirect-refused"
    OTHER = "other"

    @property
    def never_connected(self) -> bool:
        """Whether not even a TCP connection came about: the network's failure, not the endpoint's."""
        return self in _NEVER_CONNECTED

    @property
    def meaning(self) -> str:
        """What happened, in words for a table of kinds."""
        return _MEANINGS[self]


_NEVER_CONNECTED = frozenset(
    {ErrorKind.REFUSED, ErrorKind.UNREACHABLE, ErrorKind.CONNECT_TIMEOUT, ErrorKind.DNS}
)
_MEANINGS = {
    ErrorKind.REFUSED: "nothing listens on that port",
    ErrorKind.UNREACHABLE: "no route to the host",
    ErrorKind.CONNECT_TIMEOUT: "no connection within the time limit",
    ErrorKind.DNS: "the host name did not resolve",
    ErrorKind.CERTIFICATE: "the endpoint's certificate was not accepted",
    ErrorKind.TLS: "the TLS handshake failed",
    ErrorKind.RESET: "the connection was reset before a status came",
    ErrorKind.CLOSED_WITHOUT_ANSWER: "the connection was closed before a whole head came",
    ErrorKind.MALFORMED_ANSWER: "what came back is not HTTP",
    ErrorKind.TRUNCATED: "a status came, then less body than announced",
    ErrorKind.UNDECODABLE: "a status came, then a body that is not in the coding it claims",
    ErrorKind.TIMEOUT_BEFORE_STATUS: "connected, but no status within the time limit",
    ErrorKind.TIMEOUT_AFTER_STATUS: "a status came, but not the whole body within the time limit",
    ErrorKind.REDIRECT_REFUSED: "a redirect came; it is never followed",
    ErrorKind.OTHER: "something else; the detail tells what",
}
