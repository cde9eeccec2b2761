"""The list's window on the store: rows by ordinal, in pages that are read once."""

from bisect import bisect_left
from collections import OrderedDict
from operator import attrgetter

from textual.cache import LRUCache

from inspector.model.inspector_error import InspectorError
from inspector.model.request_summary import RequestSummary
from inspector.store.reader import Reader

PAGE = 128
_PAGES_KEPT = 64
_EVENTS_KEPT = 8_192
_RESPONSES_AT_ONCE = 512


class History:
    """Rows counted from the oldest (ordinals): a full page never gets another row, so it's read once and kept.

    Reads with the reader that it's given, and in that one's thread. `count` is as of the last `refresh`.
    A row that can't be read is missing, and `problem` says why, until the next `refresh` that succeeds:
    a list is drawn whatever happens to the store.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._pages: OrderedDict[int, list[RequestSummary]] = OrderedDict()
        self._first_of: LRUCache[tuple[str | None, str], int] = LRUCache(_EVENTS_KEPT)
        self._first_id = reader.first_id()
        self._last_response = reader.last_response_id()
        self.count = reader.count()
        self.problem: InspectorError | None = None

    def refresh(self) -> None:
        """Take over what was committed since: more rows, responses to rows that are held, deletions.

        Raises what the reader raises.
        """
        first, count = self._reader.first_id(), self._reader.count()
        if first != self._first_id or count < self.count:
            self._pages.clear()
            self._first_of.clear()
            self._first_id = first
        elif count > self.count:
            self._pages.pop(self.count // PAGE, None)
        self.count = count
        self._take_responses()
        self.problem = None

    def row(self, ordinal: int) -> RequestSummary | None:
        """Return the request with that ordinal, None when there is none."""
        if not 0 <= ordinal < self.count:
            return None
        number, index = divmod(ordinal, PAGE)
        page = self._pages.get(number)
        if page is None:
            try:
                page = self._pages[number] = self._reader.page_at(number * PAGE, PAGE)
            except InspectorError as error:
                self.problem = error
                return None
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[index] if index < len(page) else None

    def seen_before(self, summary: RequestSummary) -> bool:
        """Whether an earlier request carries the same event."""
        if summary.event_id is None:
            return False
        event = (summary.provider, summary.event_id)
        first = self._first_of.get(event)
        if first is None:
            try:
                others = self._reader.same_event(summary)
            except InspectorError as error:
                self.problem = error
                return False
            first = self._first_of[event] = others[0].id if others else summary.id
        return first < summary.id

    def _take_responses(self) -> None:
        changed = self._reader.responses_after(self._last_response, _RESPONSES_AT_ONCE)
        if not changed:
            return
        if len(changed) == _RESPONSES_AT_ONCE:
            # More than a few: what is in view is read again sooner than all of them are looked at.
            self._pages.clear()
            self._last_response = self._reader.last_response_id()
            return
        self._last_response = changed[-1][0]
        for _, summary in changed:
            self._replace(summary)

    def _replace(self, summary: RequestSummary) -> None:
        for page in self._pages.values():
            if page and page[0].id <= summary.id <= page[-1].id:
                index = bisect_left(page, summary.id, key=attrgetter("id"))
                if page[index].id == summary.id:
                    page[index] = summary
                return
