"""A person's own provider, as it was written down."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table in the catalogue's grammar, as JSON text; `source` says where it stands, for people.

    Whether the table is right is found out when it is made a provider.
    """

    name: str
    source: str
    text: str

    @classmethod
    def of(cls, name: str, source: str, values: Mapping[str, Any]) -> "OwnTable":
        """Return the table of parsed TOML; its dates become texts."""
        return cls(name, source, json.dumps(values, default=str))

    @property
    def values(self) -> dict[str, Any]:
        """The table itself."""
        values: dict[str, Any] = json.loads(self.text)
        return values
