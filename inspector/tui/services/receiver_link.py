"""The screen's hold on the receiver, which runs in a process of its own."""

import ipaddress
from pathlib import Path

from inspector.tui.services.receiver_state import ReceiverState


class ReceiverLink:
    """Starts a receiver for a store, or attaches to the one that serves it. Blocks: meant for a thread.

    Nothing is loaded or started before `start`. `keep` leaves a receiver that we started running when
    the screen ends.
    """

    def __init__(self, store: Path, *, host: str, port: int, keep: bool) -> None:
        self._store = store
        self._host = host
        self._port = port
        self._keep = keep

    def start(self) -> ReceiverState:
        raise NotImplementedError

    def check(self) -> ReceiverState:
        raise NotImplementedError

    def stop(self) -> None:
        raise NotImplementedError


def is_open_to_all(host: str) -> bool:
    """Whether an address to listen on can be reached from other machines."""
    if host == "localhost":
        return False
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return True
