"""How the list stands, in words."""

from inspector.tui.actions import BY_ID
from inspector.tui.services.list_position import ListPosition

_NEWEST = BY_ID["list.newest"].keys[-1]


def list_words(position: ListPosition, paused_at: int) -> str:
    """Return whether the list follows; `paused_at` is how many requests there were when it stood still."""
    if not position.count:
        return ""
    if position.following:
        return "● following the newest · space pauses"
    new = position.count - paused_at
    more = f" · {new:,} new above" if new else ""
    return f"row {position.row + 1:,} of {position.count:,}{more} · {_NEWEST} goes to the newest"
