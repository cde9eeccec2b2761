"""A table of a configuration file, read with words for whatever is wrong in it."""

import difflib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, TypeVar

from inspector.model.inspector_error import InspectorError

T = TypeVar("T")

_TYPE_WORDS: Mapping[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text",
    list: "a list",
    dict: "a table",
}


class ConfigTable:
    """One table of `file`; `key` is where it stands, for example `endpoint[2].respond`.

    Every error names the file, the key, and what was expected; with `secret`, never what was found.
    """

    def __init__(
        self, file: Path, key: str, values: Mapping[str, Any], *, secret: bool = False
    ) -> None:
        self.file = file
        self.key = key
        self.values = values
        self._secret = secret

    def only(self, known: Collection[str]) -> None:
        """Raise `InspectorError` for a key that is none of `known`."""
        for name in self.values:
            if name not in known:
                near = difflib.get_close_matches(name, known, 1)
                raise InspectorError(
                    f"{self.file}: {self._full(name)} is not known",
                    f"Known here: {', '.join(known)}.",
                    f"Did you mean {near[0]!r}?" if near else "Remove it, or check its spelling.",
                )

    def get(self, name: str, kind: type[T], *, secret: bool = False) -> T | None:
        """Return a value of the given type, None when the key is not there."""
        value = self.values.get(name)
        # To Python a bool is an int; to whoever writes a file it's a mistake.
        if value is not None and (
            not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool)
        ):
            raise self.wrong(name, _TYPE_WORDS[kind], secret=secret)
        return value

    def need(self, name: str, kind: type[T]) -> T:
        """Return a value of the given type; the key must be there, and a text not empty."""
        value = self.get(name, kind)
        if value is None:
            raise InspectorError(
                f"{self.file}: {self._full(name)} is missing",
                f"Expected {_TYPE_WORDS[kind]}.",
                f"Add it to [{self.key}]." if self.key else "Add it.",
            )
        if value == "":
            raise self.wrong(name, "a text that is not empty")
        return value

    def table(self, name: str, *, secret: bool = False) -> "ConfigTable | None":
        """Return the table under a key, None when the key is not there."""
        values = self.get(name, dict, secret=secret)
        if values is None:
            return None
        return ConfigTable(self.file, self._full(name), values, secret=secret)

    def tables(self, name: str) -> list["ConfigTable"]:
        """Return the tables `[[name]]`, numbered from 1; none when the key is not there."""
        found = self.get(name, list) or []
        if not all(isinstance(values, dict) for values in found):
            raise self.wrong(name, f"tables, each beginning with [[{name}]]")
        return [
            ConfigTable(self.file, f"{self._full(name)}[{number}]", values)
            for number, values in enumerate(found, 1)
        ]

    def wrong(self, name: str, expected: str, *, secret: bool = False) -> InspectorError:
        """Return the error for a value that is not what was expected."""
        value = self.values.get(name)
        kind = _TYPE_WORDS.get(type(value), "something else")
        hide = secret or self._secret or isinstance(value, dict | list)
        found = kind if hide else repr(value)
        return InspectorError(
            f"{self.file}: {self._full(name)} is not right",
            f"Expected {expected}, found {found}.",
            "Mend it in the file and start again.",
        )

    def _full(self, name: str) -> str:
        return f"{self.key}.{name}" if self.key else name
