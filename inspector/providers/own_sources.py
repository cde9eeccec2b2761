"""Where the providers of a person's own stand, for whoever looks a provider up.

Rules of this file:
1. A process says once where they stand (`look_in`): its project's files, its store. Nobody else knows.
2. The sources are asked at every look-up, and only for a name that the catalogue does not have: what a
   file or another process has changed is in force, and the catalogue's own providers cost nothing more.
"""

from collections.abc import Callable, Iterable

from inspector.providers.own_table import OwnTable

Source = Callable[[], Iterable[OwnTable]]

_sources: tuple[Source, ...] = ()


def look_in(*sources: Source) -> None:
    """Take own providers from these sources, the first one that has a name; without any, there are none."""
    global _sources  # noqa: PLW0603 - a process has one project and one store
    _sources = sources


def own_tables() -> dict[str, OwnTable]:
    """Return all own providers by name. Raises InspectorError when a source can't be read."""
    found: dict[str, OwnTable] = {}
    for source in _sources:
        for table in source():
            found.setdefault(table.name, table)
    return found


def own_table(name: str) -> OwnTable | None:
    """Return the own provider of that name; a later source is not asked once one has it."""
    for source in _sources:
        for table in source():
            if table.name == name:
                return table
    return None
