"""Who serves a store, written beside it: words for a message, and where to ask. The lock is the truth."""

import contextlib
import json
import os
import socket
from dataclasses import asdict, dataclass
from pathlib import Path

from inspector.receiver.health import QUESTION, Health

_LONGEST_ANSWER = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """A receiver as it left its name: process, address, version, URL, and a number that is its own."""

    pid: int
    host: str
    port: int
    version: str
    url: str
    nonce: str


def presence_file(store: Path) -> Path:
    """Return where a store's receiver leaves its name."""
    return store.with_name(f"{store.name}.receiver.json")


def write_presence(store: Path, presence: Presence) -> None:
    """Leave a name beside the store, readable for its owner alone; whole or not at all."""
    path = presence_file(store)
    draft = path.with_name(f"{path.name}.{presence.nonce}")
    descriptor = os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(asdict(presence), file)
    draft.replace(path)


def read_presence(store: Path) -> Presence | None:
    """Return the name beside the store, None when there is none; it may be that of a dead process."""
    try:
        told = json.loads(presence_file(store).read_bytes())
        return Presence(**told)
    except (OSError, ValueError, TypeError):
        return None


def remove_presence(store: Path, presence: Presence) -> None:
    """Take this name away, unless another's stands there by now."""
    if read_presence(store) == presence:
        with contextlib.suppress(OSError):
            presence_file(store).unlink()


def ask(host: str, port: int, *, seconds: float = 1.0) -> Health | None:
    """Ask whoever listens there for its health; None when it is no receiver, or none answers in time.

    Nothing of this is captured. Blocks for `seconds` at most per step.
    """
    try:
        with socket.create_connection((_reachable(host), port), timeout=seconds) as connection:
            connection.sendall(QUESTION)
            return Health.of_line(_line_from(connection))
    except OSError:
        return None


def ask_about(store: Path) -> Health | None:
    """Return the health of the receiver that serves this very store now, None when there is none."""
    presence = read_presence(store)
    if presence is None:
        return None
    health = ask(presence.host, presence.port)
    return health if health is not None and health.store == str(store.absolute()) else None


def _reachable(host: str) -> str:
    """Return where to reach an address that was listened on: the one that means all is not one of them."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)  # noqa: S104 - compared, not bound


def _line_from(connection: socket.socket) -> bytes:
    line = b""
    while not line.endswith(b"\n") and len(line) < _LONGEST_ANSWER:
        piece = connection.recv(4096)
        if not piece:
            break
        line += piece
    return line
