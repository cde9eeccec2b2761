"""The screen's eye on the store."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from inspector.model.inspector_error import InspectorError
from inspector.model.metrics import Metrics
from inspector.store.reader import Reader
from inspector.tui.services.changes import Changes
from inspector.tui.services.history import History

if TYPE_CHECKING:
    from inspector.model.endpoint import Endpoint

ROWS_EVERY = 0.1
"""Seconds between two redraws of the list while requests pour in: a redraw costs more than a poll."""
FIGURES_EVERY = 0.25
_FIGURES_SHARE = 20
"""Figures that take long are read the more seldom: never more than a twentieth of the time."""


class Feed:
    """Notices what changed in the store and reads what the screen shows of it, in the screen's thread.

    Before `open` succeeds, everything is empty. `problem` tells why the store can't be read, None when
    it can; `clock` counts seconds and never jumps.
    """

    def __init__(self, store: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.store = store
        self.history: History | None = None
        self.metrics = Metrics()
        self.endpoints: tuple[Endpoint, ...] = ()
        self.problem: str | None = None
        self._clock = clock
        self._reader: Reader | None = None
        self._revision = -1
        self._pending_rows = self._pending_figures = False
        self._rows_due = self._figures_due = 0.0

    @property
    def count(self) -> int:
        """How many requests the history holds."""
        return self.history.count if self.history is not None else 0

    def open(self) -> bool:
        """Open the store if it's there by now; return whether it's open."""
        if self._reader is not None:
            return True
        if not self.store.exists():
            return False
        try:
            reader = Reader(self.store)
        except InspectorError as error:
            self.problem = _words(error)
            return False
        try:
            self.history = History(reader)
            self.endpoints, self._revision = reader.endpoints(), reader.revision()
            self.metrics = reader.metrics()
        except InspectorError:
            # The receiver is still making the store, or bringing an older one up to date.
            reader.close()
            self.history = None
            return False
        self._reader, self.problem = reader, None
        return True

    def look(self) -> Changes:
        """Poll once (some microseconds when nothing happened) and read what is due."""
        if self._reader is None:
            return Changes(opened=True) if self.open() else Changes()
        try:
            changes = self._read(self._reader)
        except InspectorError as error:
            self.problem = _words(error)
            return Changes(settings=True)
        self.problem = None
        if self.history is not None and self.history.problem is not None:
            self.problem = _words(self.history.problem)
        return changes

    def close(self) -> None:
        """Close the store."""
        if self._reader is not None:
            self._reader.close()
            self._reader = self.history = None

    def _read(self, reader: Reader) -> Changes:
        if reader.changed():
            self._pending_rows = self._pending_figures = True
        now = self._clock()
        rows = figures = settings = False
        if self._pending_rows and now >= self._rows_due and self.history is not None:
            self._pending_rows, self._rows_due, rows = False, now + ROWS_EVERY, True
            self.history.refresh()
            settings = self._read_settings(reader)
        if self._pending_figures and now >= self._figures_due:
            self._pending_figures, figures = False, True
            self.metrics = reader.metrics()
            took = self._clock() - now
            self._figures_due = now + max(FIGURES_EVERY, took * _FIGURES_SHARE)
        return Changes(rows, figures, settings)

    def _read_settings(self, reader: Reader) -> bool:
        revision = reader.revision()
        if revision == self._revision:
            return False
        self._revision = revision
        self.endpoints = reader.endpoints()
        return True


def _words(error: InspectorError) -> str:
    return f"{error.title}: {error.detail}" if error.detail else error.title
