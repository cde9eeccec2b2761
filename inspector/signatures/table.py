"""Reading tables (parsed TOML, or a user's dict) with exact errors: file, key, what was expected."""

import difflib
from collections.abc import Callable, Collection, Mapping
from typing import Any, NoReturn, TypeVar

from inspector.model.inspector_error import InspectorError

_T = TypeVar("_T")


class Table:
    """A table that remembers which of its keys were read, so that a misspelt one is noticed.

    `source` names the file (or says what the table is), `path` the way to this table inside it. Every
    method raises InspectorError when the value isn't what it asks for.
    """

    def __init__(self, values: Mapping[str, Any], *, source: str, path: str = "") -> None:
        self._values = values
        self._source = source
        self._path = path
        self._known: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string; without a default the key must be there."""
        return str(self._get(key, default, str, "a string"))

    def number(self, key: str, default: float | None = None) -> float:
        """Return a number, 0 or more."""
        value = self._get(key, default, (int, float), "a number")
        if isinstance(value, bool) or value < 0:
            self.fail(key, "a number, 0 or more", value)
        return float(value)

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        return bool(self._get(key, default, bool, "true or false"))

    def texts(self, key: str, default: Collection[str] | None = ()) -> tuple[str, ...]:
        """Return a list of strings; a single string is a list of one."""
        value = self._get(key, default, (str, list, tuple), "a string or a list of strings")
        items = (value,) if isinstance(value, str) else tuple(value)
        for item in items:
            if not isinstance(item, str):
                self.fail(key, "a list of strings", item)
        return items

    def items(self, key: str) -> tuple[Any, ...]:
        """Return a list of any values; empty when the key is absent."""
        return tuple(self._get(key, (), (list, tuple), "a list"))

    def choice(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """Return a string that is one of `allowed`."""
        value = self.text(key, default)
        if value not in allowed:
            self.fail(key, f"one of {', '.join(allowed)}", value)
        return value

    def table(self, key: str) -> "Table":
        """Return the table under `key`; an empty one when the key is absent."""
        value = self._get(key, {}, Mapping, "a table")
        return Table(value, source=self._source, path=self._name(key))

    def tables(self, key: str) -> "list[Table]":
        """Return the list of tables under `key`; empty when the key is absent."""
        tables = []
        for place, value in enumerate(self.items(key)):
            if not isinstance(value, Mapping):
                self.fail(key, "a list of tables", value)
            path = f"{self._name(key)}[{place}]"
            tables.append(Table(value, source=self._source, path=path))
        return tables

    def mapping(self, key: str) -> dict[str, str]:
        """Return a table of strings by name; empty when the key is absent."""
        value = self._get(key, {}, Mapping, "a table of strings")
        for name, item in value.items():
            if not isinstance(item, str):
                self.fail(f"{key}.{name}", "a string", item)
        return dict(value)

    def built(self, key: str, build: Callable[[Any], _T], value: Any) -> _T:
        """Return `build(value)`; its ValueError becomes the error of this key."""
        try:
            return build(value)
        except ValueError as error:
            raise self._error(key, str(error)) from None

    def known(self, key: str) -> None:
        """Mark a key as read: somebody else reads it."""
        self._known.add(key)

    def raw(self) -> dict[str, Any]:
        """Return all values, marked as read."""
        self._known.update(self._values)
        return dict(self._values)

    def replaced(self, settings: Mapping[str, str]) -> "Table":
        """Return the table with other values: `{"signature": "X-Foo", "timestamp.from": "X-Time"}`.

        A bare name in the place of a place is a header's. `configurable` is left out.
        """
        values = {key: value for key, value in self._values.items() if key != "configurable"}
        for path, text in settings.items():
            outer, dot, inner = path.partition(".")
            key = inner or outer
            value = f"header:{text}" if key in {"signature", "from"} and ":" not in text else text
            values[outer] = {**values.get(outer, {}), inner: value} if dot else value
        return Table(values, source=self._source, path=self._path)

    def finish(self) -> None:
        """Raise InspectorError when a key was never asked for: it is misspelt or misplaced."""
        unknown = [key for key in self._values if key not in self._known]
        if not unknown:
            return
        near = difflib.get_close_matches(unknown[0], self._known, n=1, cutoff=0.6)
        expected = (
            f"did you mean {near[0]!r}?" if near else f"keys here: {', '.join(sorted(self._known))}"
        )
        raise self._error(unknown[0], f"no such key; {expected}")

    def fail(self, key: str, expected: str, found: Any) -> NoReturn:
        """Raise the error of a key: what was expected, what was found."""
        raise self._error(key, f"expected {expected}; found {_short(found)}")

    def _get(self, key: str, default: Any, kinds: Any, expected: str) -> Any:
        self._known.add(key)
        if key not in self._values:
            if default is None:
                raise self._error(key, f"is missing; expected {expected}")
            return default
        value = self._values[key]
        if not isinstance(value, kinds):
            self.fail(key, expected, value)
        return value

    def _name(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _error(self, key: str, words: str) -> InspectorError:
        return InspectorError(
            f"{self._source}: {self._name(key)}: {words}",
            "",
            "The grammar stands in inspector/providers/catalogue/README.md.",
        )


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"  # noqa: PLR2004 - one line of a terminal
