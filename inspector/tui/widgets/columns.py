"""Which columns a list of a given width has: at fewer cells whole columns go, the least telling first."""

from functools import lru_cache

from inspector.tui.widgets.column import Column

BAR = 1
_TIME = Column("time", "time", 8)
_VERDICT = Column("verdict", "verdict", 11)
_STATUS = Column("status", "st", 3, right=True)
_DURATION = Column("duration", "ms", 5, right=True)
_METHOD = Column("method", "meth", 4)
_SIZE = Column("size", "size", 5, right=True)
_EVENT_LEAST, _EVENT_MOST = 10, 32
_EVENT_FULL = 20
_PATH_LEAST = 12
_ORDER = (
    "time",
    "verdict",
    "method",
    "path",
    "event",
    "event or path",
    "status",
    "duration",
    "size",
)


@lru_cache(maxsize=64)
def columns_for(width: int) -> tuple[Column, ...]:
    """Return the columns that fit `width` cells, with a gap before each but the first.

    Time, verdict, event and status are always there (the event's column shows the path of a request
    whose event is unknown); then come, as there is room: duration, path, method, size.
    """
    columns = {column.name: column for column in (_TIME, _VERDICT, _STATUS)}
    room = width - BAR - sum(column.width + 1 for column in columns.values())
    if room - _DURATION.width - 1 > _EVENT_LEAST:
        columns["duration"] = _DURATION
        room -= _DURATION.width + 1
    if room - _METHOD.width - _SIZE.width - 2 >= _PATH_LEAST + _EVENT_FULL:
        columns["method"], columns["size"] = _METHOD, _SIZE
        room -= _METHOD.width + _SIZE.width + 2
    event, path = _shares(room)
    gap = 1 if path else 2
    name = "event" if path else "event or path"
    columns[name] = Column(name, "event", max(1, event - gap + 1), gap=gap)
    if path:
        columns["path"] = Column("path", "path", path)
    return tuple(columns[name] for name in _ORDER if name in columns)


def _shares(room: int) -> tuple[int, int]:
    """Split `room` between event and path, gaps taken off: (event, path), path 0 where it has no room."""
    if room - 1 < _PATH_LEAST + _EVENT_FULL:
        return max(1, room), 0
    event = min(_EVENT_MOST, max(_EVENT_FULL, (room - 1) // 2))
    return event, room - 1 - event
