"""A value and where it came from."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T_co]):
    """A setting's value and its source in words: `--port`, `INSPECTOR_PORT` or `default`."""

    value: T_co
    source: str
