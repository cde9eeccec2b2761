"""A client that puts bytes on the wire and looks at what comes back, byte by byte."""

import asyncio
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

_PATIENCE = 20.0
_RESET = struct.pack("ii", 1, 0)


@dataclass(frozen=True)
class WireResponse:
    """A response as it came: status, header pairs as they stood, body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        return {key.lower(): value for key, value in self.headers}.get(name.lower())


class WireClient:
    """One connection to a port of this machine."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    @classmethod
    async def connect(cls, port: int) -> Self:
        return cls(*await asyncio.open_connection("127.0.0.1", port, limit=1 << 20))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.writer.close()

    async def send(self, data: bytes, size: int = 1 << 30) -> None:
        """Write `data`, in pieces of `size`, each a read of its own as far as that can be had."""
        for start in range(0, len(data), size):
            self.writer.write(data[start : start + size])
            await self.writer.drain()
            if size < len(data):
                await asyncio.sleep(0)

    async def response(self) -> WireResponse:
        """Read one response that says its length."""
        head = await asyncio.wait_for(self.reader.readuntil(b"\r\n\r\n"), _PATIENCE)
        lines = head.decode("latin-1").split("\r\n")
        pairs = [line.partition(": ") for line in lines[1:] if line]
        headers = tuple((name, value) for name, _, value in pairs)
        length = int({name.lower(): value for name, value in headers}.get("content-length", 0))
        body = await asyncio.wait_for(self.reader.readexactly(length), _PATIENCE)
        return WireResponse(int(lines[0].split(" ")[1]), headers, body)

    async def rest(self) -> bytes:
        """Read until the server ends its side; a reset raises ConnectionResetError."""
        return await asyncio.wait_for(self.reader.read(), _PATIENCE)

    def half_close(self) -> None:
        """Send a FIN and go on listening."""
        self.writer.write_eof()

    def reset(self) -> None:
        """End the connection with a RST."""
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self.writer.transport.abort()

    async def closed(self) -> None:
        """Send a FIN and be gone."""
        self.writer.close()
        await self.writer.wait_closed()


async def until(condition: Callable[[], bool]) -> None:
    """Wait until `condition` holds, for so long as a test may take."""
    for _ in range(1000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came about")


def request(
    target: str = "/hooks/akuworks",
    body: bytes = b"",
    *headers: str,
    method: str = "POST",
    version: str = "HTTP/1.1",
) -> bytes:
    """Return the bytes of a request that says its length."""
    lines = [f"{method} {target} {version}", "Host: 127.0.0.1", *headers]
    lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
