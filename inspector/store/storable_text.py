"""Text that SQLite takes."""

from inspector.store.request_rows import Row


def storable(row: Row) -> Row:
    """Return a row with lone surrogates as escapes: a JSON string can hold them, UTF-8 can't."""
    return tuple(
        value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
        for value in row
    )
