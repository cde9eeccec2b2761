"""Endpoints that answer with exact bytes, well or badly."""

import asyncio
import contextlib
import datetime as dt
import socket
import ssl
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Listener:
    """A server on a free port whose connections are all over when it has stopped."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()

    async def start(self, context: ssl.SSLContext | None = None) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=context)

    @property
    def place(self) -> str:
        assert self._server
        return f"127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        assert self._server
        self._server.close()
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._connections.add(task)
        try:
            await self._handler(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            writer.transport.abort()
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError, ssl.SSLError):
                await writer.wait_closed()


class RawEndpoint:
    """A server that reads whole requests and answers each with bytes of the test's choice.

    `answers` are used in turn, the last one for ever; an answer is a list of writes. `ending` is what
    happens behind it: `close` (FIN), `reset` (RST), or `hang` (nothing until the client leaves).
    """

    def __init__(self, *answers: list[bytes], ending: str = "close") -> None:
        self.requests: list[bytes] = []
        self.scheme = "http"
        self._answers = answers
        self._ending = ending
        self._listener = Listener(self._answer)

    async def start(self, context: ssl.SSLContext | None = None) -> None:
        self.scheme = "https" if context else "http"
        await self._listener.start(context)

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self._listener.place}/hooks"

    async def stop(self) -> None:
        await self._listener.stop()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.requests.append(await read_request(reader))
        number = min(len(self.requests), len(self._answers)) - 1
        for piece in self._answers[number]:
            writer.write(piece)
            await writer.drain()
        if self._ending == "hang":
            await reader.read()
        if self._ending == "reset":
            reset(writer)


async def read_request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return head + await reader.readexactly(int(value))
    return head


def reset(writer: asyncio.StreamWriter) -> None:
    """Close with RST: `abort` alone would send a FIN."""
    raw = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


StartRaw = Callable[..., Awaitable[RawEndpoint]]


@pytest.fixture
async def raw_endpoint() -> AsyncIterator[StartRaw]:
    started: list[RawEndpoint] = []

    async def start(
        *answers: list[bytes], ending: str = "close", context: ssl.SSLContext | None = None
    ) -> RawEndpoint:
        endpoint = RawEndpoint(*answers, ending=ending)
        await endpoint.start(context)
        started.append(endpoint)
        return endpoint

    yield start
    for endpoint in started:
        await endpoint.stop()


@pytest.fixture
async def serve() -> AsyncIterator[Callable[[Handler], Awaitable[str]]]:
    """Start a bare handler and return its `host:port`."""
    listeners: list[Listener] = []

    async def start(handler: Handler) -> str:
        listener = Listener(handler)
        await listener.start()
        listeners.append(listener)
        return listener.place

    yield start
    for listener in listeners:
        await listener.stop()


@pytest.fixture(scope="session")
def self_signed(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """A server context whose certificate nobody trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    start = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=36500))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
