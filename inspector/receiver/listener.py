"""Accepting connections on a socket of our own.

With `create_server` nobody learns of a connection before it has become a request. Here the first bytes are
looked at, not taken, before anything is decided: who speaks, and which protocol is to listen.
"""

import asyncio
import errno
import ipaddress
import socket
from collections.abc import Callable
from functools import partial

from inspector.receiver.health import QUESTION

_BACKLOG = 512
_ACCEPTED_AT_ONCE = 64
_OUT_OF_RESOURCES = {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}
_RECOVERY = 0.5
"""Seconds without accepting after the system had no descriptor left."""
_LOOK_AGAIN = 0.005
_LOOKS = 200


class Listener:
    """Accepts on `sock`, answers the question for health, and gives every other client a protocol.

    `health_line` is asked for the answer; `patience` is how many seconds a client may stay silent.
    """

    def __init__(
        self,
        sock: socket.socket,
        make_protocol: Callable[[], asyncio.Protocol],
        health_line: Callable[[], bytes],
        patience: float,
    ) -> None:
        self._sock = sock
        self._make_protocol = make_protocol
        self._health_line = health_line
        self._patience = patience
        self._loop = asyncio.get_running_loop()
        self._silent: dict[socket.socket, asyncio.TimerHandle] = {}
        self._connecting: set[asyncio.Task[object]] = set()

    def start(self) -> None:
        """Listen."""
        self._sock.listen(_BACKLOG)
        self._loop.add_reader(self._sock, self._accept)

    async def stop(self) -> None:
        """Listen no more, and drop the clients that have not said anything."""
        self._loop.remove_reader(self._sock)
        self._sock.close()
        for connection in list(self._silent):
            self._drop(connection)
        if self._connecting:
            await asyncio.wait(self._connecting)

    def _accept(self) -> None:
        for _ in range(_ACCEPTED_AT_ONCE):
            try:
                connection, _ = self._sock.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as error:
                if error.errno not in _OUT_OF_RESOURCES:
                    raise
                self._loop.remove_reader(self._sock)
                self._loop.call_later(_RECOVERY, self._resume)
                return
            connection.setblocking(False)  # noqa: FBT003 - the standard library takes it by position
            # A client whose machine died would otherwise hold a hanging response for ever.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            self._look(connection, _LOOKS)

    def _resume(self) -> None:
        if self._sock.fileno() >= 0:
            self._loop.add_reader(self._sock, self._accept)

    def _look(self, connection: socket.socket, looks: int) -> None:
        """Decide by the first bytes, without taking them, who is to have the connection."""
        try:
            first = connection.recv(len(QUESTION), socket.MSG_PEEK)
        except (BlockingIOError, InterruptedError):
            self._wait_for_bytes(connection)
            return
        except OSError:
            self._drop(connection)
            return
        if not first:
            # Connected and left without a word.
            self._drop(connection)
        elif not QUESTION.startswith(first) or looks == 0 or not _is_near(connection):
            self._give_protocol(connection)
        elif first == QUESTION:
            self._answer(connection)
        else:
            self._forget(connection)
            self._silent[connection] = self._loop.call_later(
                _LOOK_AGAIN, self._look, connection, looks - 1
            )

    def _wait_for_bytes(self, connection: socket.socket) -> None:
        if connection not in self._silent:
            self._silent[connection] = self._loop.call_later(self._patience, self._drop, connection)
            self._loop.add_reader(connection, self._look, connection, _LOOKS)

    def _give_protocol(self, connection: socket.socket) -> None:
        self._forget(connection)
        work = self._loop.connect_accepted_socket(self._make_protocol, connection)
        task = self._loop.create_task(work)
        self._connecting.add(task)
        task.add_done_callback(partial(self._connected, connection))

    def _connected(self, connection: socket.socket, task: asyncio.Task[object]) -> None:
        self._connecting.discard(task)
        if not task.cancelled() and task.exception() is not None:
            # The client was gone before it had a protocol.
            connection.close()

    def _answer(self, connection: socket.socket) -> None:
        try:
            connection.recv(len(QUESTION))
            connection.send(self._health_line())
        except OSError:
            # Whoever asked did not wait for the answer.
            pass
        self._drop(connection)

    def _forget(self, connection: socket.socket) -> None:
        timer = self._silent.pop(connection, None)
        if timer is not None:
            timer.cancel()
            self._loop.remove_reader(connection)

    def _drop(self, connection: socket.socket) -> None:
        self._forget(connection)
        connection.close()


def _is_near(connection: socket.socket) -> bool:
    """Whether the client is on this machine."""
    try:
        host = str(connection.getpeername()[0])
    except OSError:
        return False
    address = ipaddress.ip_address(host.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback
