"""The URL that an event is sent to, checked before anything is sent."""

from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from inspector.model.inspector_error import InspectorError

_DEFAULT_PORTS = {"http": 80, "https": 443}
_SAFE = "!#$%&'()*+,-./:;=?@[]_~"
_EXAMPLE = "Write it whole, for example http://127.0.0.1:4665/hooks/akuworks."


@dataclass(frozen=True, slots=True)
class Target:
    """A checked http(s) URL, written as it goes on the wire: what stands there in ASCII is never rewritten."""

    url: str
    host: str
    port: int
    path: str

    @classmethod
    def parse(cls, text: str) -> "Target":
        """Return the target that `text` names; raises InspectorError when it names none."""
        wanted = text.strip()
        parts = _split(wanted)
        if parts.scheme.lower() not in _DEFAULT_PORTS:
            detail = f"Its scheme is {parts.scheme!r}." if parts.scheme else "It has no scheme."
            raise _bad(text, f"{detail} Events go to http or https.")
        if not parts.hostname:
            raise _bad(text, "It names no host.")
        url = quote(_with_ascii_host(parts, wanted), safe=_SAFE).partition("#")[0]
        port = _port(parts, text) or _DEFAULT_PORTS[parts.scheme.lower()]
        return cls(url, parts.hostname, port, parts.path or "/")


def _split(text: str) -> SplitResult:
    try:
        return urlsplit(text)
    except ValueError as error:
        raise _bad(text, f"{error}.") from error


def _with_ascii_host(parts: SplitResult, wanted: str) -> str:
    host = parts.hostname or ""
    if host.isascii() and host.isprintable() and " " not in host and "%" not in host:
        return wanted
    try:
        name = host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise _bad(wanted, f"{host!r} is no host name.") from error
    if name == host:
        raise _bad(wanted, f"{host!r} is no host name.")
    port = f":{parts.port}" if parts.port else ""
    return parts._replace(netloc=name + port).geturl()


def _port(parts: SplitResult, text: str) -> int | None:
    try:
        port = parts.port
    except ValueError as error:
        raise _bad(text, f"{error}.") from error
    if port == 0:
        raise _bad(text, "Nothing can listen on port 0.")
    return port


def _bad(text: str, detail: str) -> InspectorError:
    return InspectorError(f"{text!r} is no URL to send to", detail, _EXAMPLE)
