"""One kind of failure, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind from the fault catalogue and its options, as a table `{kind = …, …}` would hold them.

    `options` are JSON values, for example `{"status": 503}` or `{"seconds": 6.0}`. Which ones a kind
    takes, and their units, the catalogue in `inspector.faults` says and checks.
    """

    kind: str
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self) -> str:
        return " ".join(
            [self.kind, *(_option_text(key, value) for key, value in self.options.items())]
        )


def _option_text(key: str, value: Any) -> str:
    if key == "seconds":
        return f"{value:g} s"
    return str(value) if key == "status" else f"{key}={value}"
