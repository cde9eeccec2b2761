"""Captured and committed requests per second, beside a bare aiohttp handler in the same run.

    python -m tests.benchmarks.capture [--rounds N] [--seconds S]

Both servers run in processes of their own, the load comes from a third; they take turns (A B A B …), and
only ratios of the medians mean anything. The receiver walks its whole way: keep the bytes, verify an
AkuWorks signature, commit the request, answer, store the response.
"""

import argparse
import asyncio
import hashlib
import hmac
import json
import select
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SECRET = "benchmark-secret"
BODY_SIZE = 1024
SHAPES = {"32 keep-alive": (32, True), "1 keep-alive": (1, True), "32 new each": (32, False)}
END = b"\r\n\r\nok\n"


@dataclass(frozen=True)
class Round:
    """What one server did in one round: requests per second, latencies in seconds."""

    rate: float
    p50: float
    p99: float


@dataclass(frozen=True)
class Ratios:
    """The receiver against the bare handler: rate ÷ rate, p99 ÷ p99; and what they were."""

    shape: str
    rate: float
    p99: float
    bare: Round
    receiver: Round

    def __str__(self) -> str:
        return (
            f"{self.shape:<14} rate ratio {self.rate:.2f}  p99 ratio {self.p99:.2f}   "
            f"bare {self.bare.rate:,.0f}/s p50 {self.bare.p50 * 1e3:.2f} p99 {self.bare.p99 * 1e3:.1f} ms   "
            f"receiver {self.receiver.rate:,.0f}/s p50 {self.receiver.p50 * 1e3:.2f} "
            f"p99 {self.receiver.p99 * 1e3:.1f} ms"
        )


def request(*, keep_alive: bool) -> bytes:
    """Return one signed request of 1 kB."""
    event = {"event": "verification.success", "timestamp": "2026-01-25T10:30:00Z", "pad": ""}
    event["pad"] = "x" * (BODY_SIZE - len(json.dumps(event)))
    body = json.dumps(event).encode()
    digest = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    head = (
        "POST /hooks/akuworks HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: load/1\r\nAccept: */*\r\n"
        f"X-AkuWorks-Signature: sha256={digest}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n" + ("" if keep_alive else "Connection: close\r\n")
    )
    return head.encode() + b"\r\n" + body


class Load:
    """Keeps so many requests under way against one port, by epoll alone: the cheapest client there is."""

    def __init__(self, port: int, connections: int, *, keep_alive: bool) -> None:
        self._port = port
        self._keep_alive = keep_alive
        self._request = request(keep_alive=keep_alive)
        self._epoll = select.epoll()
        self._sockets: dict[int, tuple[socket.socket, float, bytes]] = {}
        for _ in range(connections):
            self._begin()

    def run(self, *, seconds: float = float("inf"), requests: int = 1 << 60) -> list[float]:
        """Send until the time is up, or so many are answered; return their latencies."""
        latencies: list[float] = []
        end = time.perf_counter() + seconds
        while len(latencies) < requests:
            for descriptor, _ in self._epoll.poll(5):
                latency = self._receive(descriptor)
                if latency is not None:
                    latencies.append(latency)
            if time.perf_counter() > end:
                break
        return latencies

    def close(self) -> None:
        """Close every connection."""
        for sock, _, _ in self._sockets.values():
            sock.close()
        self._epoll.close()

    def _begin(self) -> None:
        started = time.perf_counter()
        sock = socket.create_connection(("127.0.0.1", self._port))
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.sendall(self._request)
        self._epoll.register(sock, select.EPOLLIN)
        self._sockets[sock.fileno()] = (sock, started, b"")

    def _receive(self, descriptor: int) -> float | None:
        sock, started, begun = self._sockets[descriptor]
        data = sock.recv(4096)
        if not data:
            raise ConnectionError(f"closed after {begun!r}")
        answer = begun + data
        if not answer.endswith(END):
            self._sockets[descriptor] = (sock, started, answer)
            return None
        if not answer.startswith(b"HTTP/1.1 200"):
            raise ConnectionError(answer.decode())
        now = time.perf_counter()
        if self._keep_alive:
            sock.sendall(self._request)
            self._sockets[descriptor] = (sock, now, b"")
        else:
            self._epoll.unregister(sock)
            del self._sockets[descriptor]
            sock.close()
            self._begin()
        return now - started


async def serve_bare(tell: Callable[[int], None]) -> None:
    """Answer every request from a bare `web.Server` until standard input ends."""
    from aiohttp import web  # noqa: PLC0415 - only in the server's process

    async def handle(incoming: web.BaseRequest) -> web.Response:
        await incoming.read()
        return web.Response(text="ok\n")

    server = web.Server(handle, access_log=None)
    listening = await asyncio.get_running_loop().create_server(server, "127.0.0.1", 0, backlog=512)
    tell(listening.sockets[0].getsockname()[1])
    await asyncio.to_thread(sys.stdin.read)


async def serve_receiver(store: Path, tell: Callable[[int], None]) -> None:
    """Run the receiver on a store of its own until standard input ends."""
    from inspector.model.endpoint import Endpoint  # noqa: PLC0415 - only in the server's process
    from inspector.model.secret import Secret  # noqa: PLC0415 - the same
    from inspector.receiver.serve import serve  # noqa: PLC0415 - the same
    from inspector.store.endpoints import Endpoints  # noqa: PLC0415 - the same
    from inspector.store.migrations import ensure  # noqa: PLC0415 - the same

    ensure(store)
    with Endpoints(store) as endpoints:
        secrets = (Secret("main", SECRET),)
        endpoints.add(Endpoint(0, "akuworks", "/hooks/akuworks", "akuworks", secrets))
    await serve(store, port=0, on_ready=lambda receiver: tell(receiver.port))


@dataclass(frozen=True)
class Server:
    """A server in its own process: its port and its process id."""

    port: int
    pid: int

    @property
    def memory(self) -> float:
        """Resident memory in MiB."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


@contextmanager
def server(kind: str, folder: str) -> Iterator[Server]:
    """Run a server of this kind while the body lasts."""
    command = [sys.executable, "-m", "tests.benchmarks.capture", "--serve", kind, folder]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield Server(int(process.stdout.readline()), process.pid)
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait(20)


def play(port: int, shape: str, seconds: float) -> Round:
    """Load one server in one shape."""
    connections, keep_alive = SHAPES[shape]
    load = Load(port, connections, keep_alive=keep_alive)
    started = time.perf_counter()
    latencies = sorted(load.run(seconds=seconds))
    elapsed = time.perf_counter() - started
    load.close()
    return Round(
        len(latencies) / elapsed,
        latencies[len(latencies) // 2],
        latencies[len(latencies) * 99 // 100],
    )


def compare(shape: str, *, rounds: int = 5, seconds: float = 1.5) -> Ratios:
    """Let the bare handler and the receiver take turns; return the ratios of the medians."""
    bare: list[Round] = []
    ours: list[Round] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        server("bare", folder) as one,
        server("receiver", folder) as other,
    ):
        for port in (one.port, other.port):
            play(port, shape, 0.5)
        for _ in range(rounds):
            bare.append(play(one.port, shape, seconds))
            ours.append(play(other.port, shape, seconds))
    return Ratios(
        shape,
        statistics.median(b.rate / a.rate for a, b in zip(bare, ours, strict=True)),
        statistics.median(b.p99 / a.p99 for a, b in zip(bare, ours, strict=True)),
        _median(bare),
        _median(ours),
    )


def memory_growth(requests: int = 100_000) -> float:
    """Return by how many MiB the receiver's memory grows over so many captures."""
    with tempfile.TemporaryDirectory() as folder, server("receiver", folder) as receiver:
        before = receiver.memory
        load = Load(receiver.port, 32, keep_alive=True)
        load.run(requests=requests)
        load.close()
        return receiver.memory - before


def _median(rounds: list[Round]) -> Round:
    return Round(
        statistics.median(entry.rate for entry in rounds),
        statistics.median(entry.p50 for entry in rounds),
        statistics.median(entry.p99 for entry in rounds),
    )


def main() -> None:
    """Print every ratio, or be one of the servers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--serve", nargs=2, metavar=("KIND", "FOLDER"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.5)
    options = parser.parse_args()

    def tell(port: int) -> None:
        sys.stdout.write(f"{port}\n")
        sys.stdout.flush()

    if options.serve:
        kind, folder = options.serve
        store = Path(folder) / "store" / "inspector.db"
        asyncio.run(serve_bare(tell) if kind == "bare" else serve_receiver(store, tell))
        return
    for shape in SHAPES:
        sys.stdout.write(f"{compare(shape, rounds=options.rounds, seconds=options.seconds)}\n")
    sys.stdout.write(f"memory after 100,000 captures: {memory_growth():+.1f} MiB\n")


if __name__ == "__main__":
    main()
