"""The endpoints as the store has them now: another process may change them at any moment."""

import asyncio
from pathlib import Path

from inspector.receiver.head import parse_head
from inspector.receiver.route import route
from inspector.receiver.served_endpoint import ServedEndpoint, serve_endpoint
from inspector.store.reader import Reader
from inspector.store.store_failure import StoreFailure

_REFERENCES_HOLD = 2.0
"""Seconds after which secrets that stand outside the store (a file, the environment) are read again."""


class SettingsInForce:
    """Asks the store's revision when bytes have arrived, once in a turn of the event loop.

    So a change that another process has committed is in force for every request sent after it. While the
    store can't be read, what was read last stays in force. Secrets that stand outside the store hold for
    `references_hold` seconds. Raises like `Reader`.
    """

    def __init__(self, store: Path, *, references_hold: float = _REFERENCES_HOLD) -> None:
        self._references_hold = references_hold
        self._reader = Reader(store)
        self._loop = asyncio.get_running_loop()
        self._revision = -1
        self._by_path: dict[str, ServedEndpoint] = {}
        self._is_fresh = False
        self._has_arrival = False
        self._expires = float("inf")
        self._has_body_limits = False
        self._refresh()

    def on_arrival(self) -> None:
        """Take note that bytes have arrived: what the store said before may not hold for them."""
        if not self._has_arrival:
            self._has_arrival = True
            self._is_fresh = False
            self._loop.call_soon(self._end_turn)

    def endpoint_at(self, target: str | None) -> ServedEndpoint | None:
        """Return the endpoint that a request for `target` reaches."""
        self._see_to_freshness()
        return route(target, self._by_path)

    def body_limit(self, head: bytes, usual: int) -> int:
        """Return how many bytes the body behind `head` may have: `usual`, unless its endpoint says so."""
        self._see_to_freshness()
        if not self._has_body_limits:
            return usual
        served = self.endpoint_at(parse_head(head).target)
        limit = None if served is None else served.endpoint.max_body
        return usual if limit is None else limit

    def close(self) -> None:
        """Close the store."""
        self._reader.close()

    def _see_to_freshness(self) -> None:
        if not self._is_fresh:
            self._refresh()

    def _refresh(self) -> None:
        self._is_fresh = True
        try:
            revision = self._reader.revision()
            if revision != self._revision or self._loop.time() > self._expires:
                self._load(revision)
        except StoreFailure:
            return

    def _load(self, revision: int) -> None:
        endpoints = self._reader.endpoints()
        self._by_path = {endpoint.path: serve_endpoint(endpoint) for endpoint in endpoints}
        self._revision = revision
        self._has_body_limits = any(endpoint.max_body is not None for endpoint in endpoints)
        stands_outside = any(
            not secret.is_value for endpoint in endpoints for secret in endpoint.secrets
        )
        self._expires = (
            self._loop.time() + self._references_hold if stands_outside else float("inf")
        )

    def _end_turn(self) -> None:
        self._has_arrival = False
