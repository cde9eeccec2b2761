"""What a payload lacks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SchemaFinding:
    """One difference between a payload and its schema: where, what was expected, what stood there.

    `path` in JSONPath form (`$.user.id`); `expected` and `found` in plain words.
    """

    path: str
    expected: str
    found: str
