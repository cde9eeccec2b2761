"""The headers that a signature covers, by the list that the request itself names."""

from collections.abc import Callable
from dataclasses import dataclass

from inspector.signatures.place import Place
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import malformed, missing

_MOST_HEADERS = 100


@dataclass(frozen=True, slots=True)
class SignedHeaders:
    """How the named headers are written for signing: joined names and values, or values alone."""

    list_place: Place
    list_separator: str
    join: str
    name_value_separator: str = ":"
    value_only: bool = False
    lowercase_names: bool = False
    trim_values: bool = False

    def text(self, reading: Reading) -> bytes:
        """Return the bytes of `{signed_headers}`. Raises Refusal when the list or a header is missing."""
        listed = self.list_place(reading)
        if listed is None:
            raise missing("The list of signed headers is missing.")
        names = listed.split(self.list_separator.encode(), _MOST_HEADERS)
        if len(names) > _MOST_HEADERS:
            raise malformed(f"More than {_MOST_HEADERS} headers are listed as signed.")
        return self.join.encode().join(self._item(reading, name) for name in names)

    def _item(self, reading: Reading, name: bytes) -> bytes:
        text = name.decode("latin-1").strip()
        value = reading.header(text.lower())
        if value is None:
            raise missing(f"The header {text}, which is listed as signed, is missing.")
        if self.trim_values:
            value = value.strip()
        if self.value_only:
            return value
        shown = text.lower() if self.lowercase_names else text
        return shown.encode("latin-1") + self.name_value_separator.encode() + value


HeadersText = Callable[[Reading], bytes]
