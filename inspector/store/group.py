"""What goes into the store with one commit."""

from typing import TYPE_CHECKING, TypeAlias

from inspector.store.request_rows import Row
from inspector.store.tally import RollupKey

if TYPE_CHECKING:
    import asyncio

PendingRequest: TypeAlias = tuple[Row, Row, RollupKey]
"""Parameters of INSERT_REQUEST and of INSERT_BLOBS, both without the id, and the key of the roll-ups."""
PendingResponse: TypeAlias = tuple[Row, RollupKey | None]
"""Parameters of INSERT_RESPONSE without the id, and its request's key; None when it must be looked up."""


class Group:
    """Requests, the futures that wait for them in the same order, and the responses that ride along.

    A commit leaves here, of the responses, those that it could not write.
    """

    __slots__ = ("body_bytes", "futures", "requests", "responses")

    def __init__(self) -> None:
        self.requests: list[PendingRequest] = []
        self.futures: list[asyncio.Future[int]] = []
        self.responses: list[PendingResponse] = []
        self.body_bytes = 0
