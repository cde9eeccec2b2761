"""The receiver's way into the store: group commit in its event loop.

Rules of this file:
1. A future resolves only after COMMIT: the receiver answers a sender no sooner.
2. Nothing here waits in the loop. A lock held by another process is tried again a millisecond later; what
   takes long (a durable commit, large bodies) runs in the one writer thread, and while it runs nothing
   else touches the connection: what arrives collects in the next group.
3. A failed commit loses no response: they are kept, up to a bound, and go with the next one.
"""

import asyncio
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from inspector.model.captured_request import CapturedRequest
from inspector.model.judged import Judged
from inspector.model.response import Response
from inspector.store.checkpointer import WAL_CAP, Checkpointer
from inspector.store.file_lost_error import FileLostError
from inspector.store.group import Group, PendingResponse
from inspector.store.group_commit import GroupCommit, Outcome
from inspector.store.request_rows import blobs_row, request_row
from inspector.store.response_rows import response_row
from inspector.store.store_failure import is_lock, store_failure
from inspector.store.tally import RollupKey, rollup_key

_LARGE = 1 << 20
"""Bytes of bodies in a group from which it is committed in the thread: the loop must go on."""
_RESPONSE_DELAY = 0.005
"""Seconds that a response waits at most for others to be written with."""
_RESPONSES_THAT_RIDE = 16
"""Responses that go with the next group before their delay is over: fewer cost it more than they save."""
_LOCK_PATIENCE = 2.0
"""Seconds for which a lock held by another process is tried again."""
_LOCK_PAUSE = 0.001
_FAILURE_PAUSE = 0.5
"""Seconds after which kept responses are tried again when no request comes."""
_RESPONSES_PER_GROUP = 500
_KEPT_RESPONSES = 10_000
_REMEMBERED = 10_000
"""Requests whose roll-up key is kept in memory until their response; those before are looked up."""
_IDLE_AFTER = 0.1
"""Seconds without a commit from which captures are said to rest."""


class Writer:
    """Stores requests and responses, in groups, from one event loop.

    `durable` survives a loss of power too, at about half the rate; `wal_cap` is in bytes, `lock_patience`
    in seconds. `problem` says why the last commit failed, None when it succeeded. Raises like
    `open_store`.
    """

    def __init__(
        self,
        path: Path,
        *,
        durable: bool = False,
        wal_cap: int = WAL_CAP,
        lock_patience: float = _LOCK_PATIENCE,
    ) -> None:
        self.problem: str | None = None
        self._path = path
        self._durable = durable
        self._lock_patience = lock_patience
        self._commit = GroupCommit(path, durable=durable)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._checkpointer = Checkpointer(path, wal_cap=wal_cap, is_idle=self._is_idle)
        self._checkpointer.start()
        self._group = Group()
        self._responses: list[PendingResponse] = []
        self._keys: dict[int, RollupKey] = {}
        self._responses_due = False
        self._scheduled = False
        self._in_thread = False
        self._timer: asyncio.TimerHandle | None = None
        self._locked_since: float | None = None
        self._last_commit = 0.0

    async def put(self, captured: CapturedRequest, judged: Judged) -> int:
        """Store a request; return its id once it is committed. Raises `StoreFailure` when it isn't."""
        loop = asyncio.get_running_loop()
        group = self._group
        future: asyncio.Future[int] = loop.create_future()
        key = rollup_key(captured.received_at, judged.endpoint, judged.event.type)
        group.requests.append((request_row(captured, judged), blobs_row(captured), key))
        group.futures.append(future)
        group.body_bytes += len(captured.body)
        if not self._scheduled:
            self._scheduled = True
            loop.call_soon(self._flush)
        return await future

    def put_response(self, response: Response) -> None:
        """Store a response with the next group; never raises. Of two for one request the first counts."""
        key = self._keys.pop(response.request_id, None)
        self._responses.append((response_row(response), key))
        if self._timer is None:
            self._wake_in(_RESPONSE_DELAY)

    async def close(self) -> None:
        """Commit what waits (responses that find no room are given up), then close the file."""
        while self._has_work():
            self._responses_due = True
            self._flush()
            await asyncio.sleep(_LOCK_PAUSE)
        if self._timer is not None:
            self._timer.cancel()
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close_files)
        self._thread.shutdown()

    def _has_work(self) -> bool:
        responses = self._group.responses or self._responses
        return self._in_thread or bool(self._group.requests or (responses and not self.problem))

    def _close_files(self) -> None:
        self._checkpointer.close()
        # The last connection to close folds the log into the file: it may take a moment.
        self._commit.close()

    def _flush(self) -> None:
        self._scheduled = False
        if self._in_thread:
            return
        group = self._group
        if self._responses_due or len(self._responses) >= _RESPONSES_THAT_RIDE:
            self._take_responses(group)
        if not (group.requests or group.responses):
            return
        if self._checkpointer.needs_lock:
            self._wake_in(_LOCK_PAUSE)
            return
        if self._durable or group.body_bytes >= _LARGE:
            self._group = Group()
            self._flush_in_thread(group)
            return
        try:
            outcomes = self._store(group)
        except sqlite3.Error as error:
            if is_lock(error) and self._has_patience():
                self._wake_in(_LOCK_PAUSE)
                return
            self._group = Group()
            self._failed(group, error)
        else:
            self._group = Group()
            self._succeeded(group, outcomes)

    def _take_responses(self, group: Group) -> None:
        room = max(_RESPONSES_PER_GROUP - len(group.responses), 0)
        group.responses += self._responses[:room]
        del self._responses[:room]
        self._responses_due = False

    def _store(self, group: Group) -> list[Outcome]:
        if self._checkpointer.file_lost:
            raise FileLostError
        return self._commit.commit(group)

    def _flush_in_thread(self, group: Group) -> None:
        self._in_thread = True
        work = asyncio.get_running_loop().run_in_executor(
            self._thread, self._commit_patiently, group
        )
        work.add_done_callback(partial(self._thread_done, group))

    def _commit_patiently(self, group: Group) -> list[Outcome]:
        deadline = time.monotonic() + self._lock_patience
        while True:
            try:
                return self._store(group)
            except sqlite3.Error as error:
                if not is_lock(error) or time.monotonic() > deadline:
                    raise
                time.sleep(_LOCK_PAUSE)

    def _thread_done(self, group: Group, work: asyncio.Future[list[Outcome]]) -> None:
        self._in_thread = False
        error = work.exception()
        if error is None:
            self._succeeded(group, work.result())
        else:
            self._failed(group, error)
        if self._group.requests:
            self._flush()

    def _succeeded(self, group: Group, outcomes: list[Outcome]) -> None:
        self.problem = None
        self._locked_since = None
        self._last_commit = time.monotonic()
        keys = self._keys
        for future, pending, outcome in zip(group.futures, group.requests, outcomes, strict=True):
            if isinstance(outcome, int):
                keys[outcome] = pending[2]
                if not future.done():
                    future.set_result(outcome)
            elif not future.done():
                future.set_exception(outcome)
        while len(keys) > _REMEMBERED:
            del keys[next(iter(keys))]
        self._keep(group.responses, _RESPONSE_DELAY)

    def _failed(self, group: Group, error: BaseException) -> None:
        self._locked_since = None
        failure = store_failure(error, self._path)
        self.problem = f"{failure.title}: {failure.detail}"
        for future in group.futures:
            if not future.done():
                # One error object for several tasks would gather all their tracebacks.
                future.set_exception(store_failure(error, self._path))
        self._keep(group.responses, _FAILURE_PAUSE)

    def _keep(self, left: list[PendingResponse], seconds: float) -> None:
        """Put responses that could not be written before those that came since; try again by then."""
        if left:
            self._responses = (left + self._responses)[-_KEPT_RESPONSES:]
        if self._responses and self._timer is None:
            self._wake_in(seconds)

    def _has_patience(self) -> bool:
        now = time.monotonic()
        if self._locked_since is None:
            self._locked_since = now
        return now - self._locked_since < self._lock_patience

    def _is_idle(self) -> bool:
        return time.monotonic() - self._last_commit > _IDLE_AFTER

    def _wake_in(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        if self._timer is not None:
            if self._timer.when() <= loop.time() + seconds:
                return
            self._timer.cancel()
        self._timer = loop.call_later(seconds, self._wake)

    def _wake(self) -> None:
        self._timer = None
        self._responses_due = True
        self._flush()
