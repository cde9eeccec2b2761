"""The way of one request: captured → judged → committed → decided → answered → noted.

Rules of this file:
1. Nothing is sent before the request's row is committed, except to say that it could not be.
2. What was sent is noted whatever became of it: answered in full, in part, or not at all.
"""

import asyncio
from collections.abc import Callable, Sequence

from inspector.model.judged import Judged
from inspector.model.request_summary import RequestSummary
from inspector.model.response import Response
from inspector.receiver.answer import Answer
from inspector.receiver.connection import Connection
from inspector.receiver.default_reply import reply_to, reply_to_failure, reply_to_problem
from inspector.receiver.incoming_request import IncomingRequest
from inspector.receiver.judging import judge
from inspector.receiver.served_endpoint import ServedEndpoint
from inspector.receiver.settings_in_force import SettingsInForce
from inspector.receiver.summing_up import summary_of
from inspector.store.store_failure import StoreFailure
from inspector.store.writer import Writer

_LARGE = 1 << 16
"""Bytes of body from which a request is judged in a thread: hostile nesting costs seconds a megabyte."""
_SUCCESSES = range(200, 300)


class CapturePath:
    """Takes requests all the way, one call each.

    `subscribers` get a summary of every stored request once its response is known; `served` counts them.
    """

    def __init__(
        self,
        settings: SettingsInForce,
        writer: Writer,
        clock: Callable[[], int],
        subscribers: Sequence[Callable[[RequestSummary], None]],
    ) -> None:
        self.served = 0
        self._subscribers = subscribers
        self._settings = settings
        self._writer = writer
        self._clock = clock

    def on_arrival(self) -> None:
        """Take note that bytes have arrived."""
        self._settings.on_arrival()

    def body_limit(self, head: bytes, usual: int) -> int:
        """Return how many bytes the body behind `head` may have."""
        return self._settings.body_limit(head, usual)

    async def take(
        self, incoming: IncomingRequest, connection: Connection, *, keep_alive: bool
    ) -> bool:
        """Store a request that is over and answer it; return whether its connection goes on.

        `keep_alive` tells what the client asked for.
        """
        captured = incoming.captured(connection.remote, secure=connection.secure)
        served = self._settings.endpoint_at(captured.target)
        if len(captured.body) < _LARGE:
            judged = judge(captured, served)
        else:
            judged = await asyncio.to_thread(judge, captured, served)
        keep_alive = keep_alive and incoming.problem is None
        answer = Answer(connection, captured.method, captured.version, goes_on=keep_alive)
        try:
            request_id = await self._writer.put(captured, judged)
        except StoreFailure as failure:
            await answer.send(reply_to_failure(failure))
            return answer.goes_on
        self.served += 1
        await self._answer(answer, incoming, served, judged)
        response = self._response(request_id, incoming, answer, served)
        self._writer.put_response(response)
        for subscriber in self._subscribers:
            subscriber(summary_of(captured, judged, response))
        return answer.goes_on

    async def _answer(
        self,
        answer: Answer,
        incoming: IncomingRequest,
        served: ServedEndpoint | None,
        judged: Judged,
    ) -> None:
        """Send what is due."""
        if incoming.problem is not None:
            await answer.send(reply_to_problem(incoming.problem))
            return
        reply = reply_to(served.endpoint if served else None, judged.verdict)
        fault = served.fault_in_force(self._clock) if served else None
        if fault is None:
            await answer.send(reply)
        else:
            kind, answer.fault = fault
            await answer.carry_out(kind.steps(reply))

    def _response(
        self,
        request_id: int,
        incoming: IncomingRequest,
        answer: Answer,
        served: ServedEndpoint | None,
    ) -> Response:
        reply, connection = answer.reply, answer.connection
        ended_by = None if answer.goes_on else "us"
        if connection.lost or connection.fin_at is not None:
            ended_by = "client"
        accepts = served.provider.success.accepts if served and served.provider else None
        status = reply.status if reply else None
        return Response(
            request_id=request_id,
            started_at=incoming.ended_at,
            finished_at=self._clock(),
            status=status,
            headers=answer.headers,
            body=reply.body if reply else b"",
            phase=answer.phase,
            bytes_sent=answer.bytes_sent,
            ended_by=ended_by,
            fault=answer.fault,
            succeeded=status is not None and (accepts(status) if accepts else status in _SUCCESSES),
            fin_at=connection.fin_at,
            reset_at=connection.reset_at,
            write_error=connection.write_error,
        )
