"""A request written down as it goes over the wire, read back leniently."""

import re
from dataclasses import dataclass

from inspector.model.headers import Headers, header_value
from inspector.model.inspector_error import InspectorError

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_SHORTEST_REQUEST_LINE = 2
_REMEDY = (
    "Write a request line, headers, an empty line and the body, as `inspector show ID --raw` does."
)


@dataclass(frozen=True, slots=True)
class RawHttp:
    """Method, target, headers and body of a request; the body's chunk framing is taken off."""

    method: str
    target: str
    headers: Headers
    body: bytes

    @classmethod
    def parse(cls, data: bytes) -> "RawHttp":
        """Read one request; line ends may be LF or CR LF. Raises InspectorError when it is none."""
        found = _HEAD_END.search(data)
        head, body = (data[: found.start()], data[found.end() :]) if found else (data, b"")
        lines = head.decode("latin-1").lstrip("\r\n").replace("\r\n", "\n").split("\n")
        words = lines[0].split(" ")
        if len(words) < _SHORTEST_REQUEST_LINE or not words[0].isalpha() or not words[1]:
            raise InspectorError(
                "That is no HTTP request", f"Its first line is {lines[0][:80]!r}.", _REMEDY
            )
        headers = tuple(_pair(line) for line in lines[1:] if line)
        if (header_value(headers, "Transfer-Encoding") or "").lower().endswith("chunked"):
            body = _unchunked(body)
        return cls(words[0], words[1], headers, body)

    @property
    def url(self) -> str:
        """The URL as far as the request tells it: target and Host, `http` where no scheme stands."""
        if "://" in self.target:
            return self.target
        return f"http://{header_value(self.headers, 'Host') or 'localhost'}{self.target}"


def _pair(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon or not name.strip():
        raise InspectorError("That is no HTTP request", f"{line[:80]!r} is no header.", _REMEDY)
    return name.strip(), value.strip(" \t")


def _unchunked(data: bytes) -> bytes:
    parts: list[bytes] = []
    rest = data
    while True:
        line, _, rest = rest.partition(b"\n")
        size_text = line.split(b";")[0].strip()
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,16}", size_text):
            raise InspectorError(
                "The body's chunks can't be read",
                f"{size_text[:40].decode('latin-1')!r} is no chunk size.",
                "Give the body by itself with --body, and the headers with --header.",
            )
        size = int(size_text, 16)
        if size == 0:
            return b"".join(parts)
        parts.append(rest[:size])
        rest = rest[size:].removeprefix(b"\r").removeprefix(b"\n")
