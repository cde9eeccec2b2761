"""One client's connection as responses see it: who it is, whether it is there, what it took."""

import asyncio
import errno
import os
import socket
from collections.abc import Callable

_SETTLING = 0.02
"""Seconds in which the kernel learns that the far end, whose FIN came earlier, is closed altogether."""
_SLICE = 64 * 1024


class Connection:
    """What responses and faults need of a transport, and what they leave behind for the record.

    `fin_at` and `reset_at` tell when the client's FIN and RST were seen (nanoseconds UTC), `write_error`
    what the socket said when we wrote to a client that had left. `stopping`: the receiver is about to end.
    """

    __slots__ = (
        "_drained",
        "_hang",
        "_leaving",
        "_loop",
        "_transport",
        "clock",
        "fin_at",
        "lost",
        "remote",
        "reset_at",
        "secure",
        "stopping",
        "write_error",
    )

    def __init__(
        self,
        transport: asyncio.Transport,
        loop: asyncio.AbstractEventLoop,
        clock: Callable[[], int],
    ) -> None:
        self.remote = _address_text(transport.get_extra_info("peername"))
        self.secure = transport.get_extra_info("sslcontext") is not None
        self.clock = clock
        self.fin_at: int | None = None
        self.reset_at: int | None = None
        self.write_error: str | None = None
        self.lost = False
        self.stopping = False
        self._transport = transport
        self._loop = loop
        self._leaving: asyncio.Future[None] | None = None
        self._hang: asyncio.Future[None] | None = None
        self._drained: asyncio.Future[None] | None = None

    def on_fin(self) -> None:
        """Note that the client has closed its side; whether it still listens only a write can tell."""
        if self.fin_at is None:
            self.fin_at = self.clock()
        _settle(self._hang)

    def on_lost(self, error: BaseException | None) -> None:
        """Note that the connection is over: reset with `error`, or closed."""
        self.lost = True
        if isinstance(error, ConnectionResetError):
            self.reset_at = self.clock()
        if isinstance(error, OSError):
            self.write_error = _error_text(error.errno or 0) or str(error)
        for waiting in (self._hang, self._leaving, self._drained):
            _settle(waiting)

    def on_stop(self) -> None:
        """Note that the receiver stops: what would wait for ever ends."""
        self.stopping = True
        _settle(self._hang)

    def on_full(self) -> None:
        """Note that the client reads slower than we write."""
        self._drained = self._loop.create_future()

    def on_drained(self) -> None:
        """Note that there is room to write again."""
        _settle(self._drained)
        self._drained = None

    async def pause(self, seconds: float) -> None:
        """Wait; a lost connection ends it. A FIN does not: the client may still be listening."""
        if self.lost:
            return
        self._leaving = self._loop.create_future()
        timer = self._loop.call_later(seconds, _settle, self._leaving)
        try:
            await self._leaving
        finally:
            timer.cancel()
            self._leaving = None

    async def hang(self, at_most: float | None = None) -> None:
        """Wait until the client leaves or the receiver stops, for `at_most` so many seconds."""
        if self.lost or self.stopping or self.fin_at is not None:
            return
        self._hang = self._loop.create_future()
        timer = None
        if at_most is not None:
            timer = self._loop.call_later(at_most, _settle, self._hang)
        try:
            await self._hang
        finally:
            self._hang = None
            if timer is not None:
                timer.cancel()

    def send_now(self, data: bytes) -> bool:
        """Write what is small to a client that listens, which is the usual case; False: `send` has to.

        What the socket did not take at once is asyncio's to send.
        """
        if len(data) > _SLICE or self.lost or self.fin_at is not None or self._drained is not None:
            return False
        if self._transport.is_closing():
            return False
        self._transport.write(data)
        return not self._transport.is_closing()

    async def send(self, data: bytes) -> int:
        """Write `data`, waiting for a slow reader; return how many bytes went out."""
        sent = 0
        for start in range(0, len(data), _SLICE):
            if self.lost or self._transport.is_closing():
                break
            piece = data[start : start + _SLICE]
            self._transport.write(piece)
            if self._drained is not None:
                await self._drained
            if not self.lost and not self._transport.is_closing():
                sent += len(piece)
        await self._look_after()
        return sent

    async def _look_after(self) -> None:
        """See after a write whether anybody was there to take it."""
        if self._transport.is_closing() and not self.lost:
            # The write failed; asyncio reports it in its next turn.
            await self.pause(_SETTLING)
        elif self.fin_at is not None and not self._note_socket_error():
            await self.pause(_SETTLING)
            self._note_socket_error()
        if self.lost and self.write_error is None:
            self.write_error = _error_text(errno.EPIPE)

    def _note_socket_error(self) -> bool:
        sock = self._transport.get_extra_info("socket")
        if sock is None or self.write_error is not None:
            return True
        try:
            code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        except OSError as error:
            code = error.errno or 0
        self.write_error = _error_text(code)
        return bool(code)

    async def linger(self, seconds: float) -> None:
        """End our side and let the client end its own, throwing away what it still sends.

        Closing with unread bytes makes a reset, and that may take our last response from the client.
        """
        if self.lost or self._transport.is_closing():
            return
        try:
            self._transport.write_eof()
        except (OSError, NotImplementedError):
            # Reset by now, which asyncio is about to report; or TLS, which has no such end.
            return
        await self.hang(seconds)

    def close(self) -> None:
        """Close the connection once what was written has gone out."""
        self._transport.close()


def _settle(future: "asyncio.Future[None] | None") -> None:
    if future is not None and not future.done():
        future.set_result(None)


def _error_text(code: int) -> str | None:
    if not code:
        return None
    return f"{errno.errorcode.get(code, code)}: {os.strerror(code)}"


def _address_text(peer: tuple[object, ...] | None) -> str:
    if not peer:
        return "unknown"
    host, port = peer[0], peer[1]
    return f"[{host}]:{port}" if ":" in str(host) else f"{host}:{port}"
