"""The settings of one run: flags before the environment, the environment before the defaults."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from inspector.config.setting import Setting
from inspector.model.inspector_error import InspectorError

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 4665
DEFAULT_MAX_BODY = 64 << 20

_HIGHEST_PORT = 65_535
_PORT = re.compile(r"[0-9]{1,5}")
_SIZE = re.compile(r"(\d{1,15}) ?([kmg]i?b|b)?", re.IGNORECASE | re.ASCII)
_UNITS = {"b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9}
_BINARY_UNITS = {"kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run was told: `store` None means the default place; `max_body` is in bytes."""

    store: Setting[str | None]
    host: Setting[str]
    port: Setting[int]
    max_body: Setting[int]


def read_settings(
    *,
    store: str | None = None,
    host: str | None = None,
    port: str | int | None = None,
    max_body: str | int | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """Return the settings; the arguments are the flags as they were given, None where they weren't.

    An empty variable counts as not set. `environ` is the process's own when None. Raises
    `InspectorError`, naming the flag or the variable, for a value that is none.
    """
    variables = os.environ if environ is None else environ
    return Settings(
        store=_setting("store", store, variables, _text, None),
        host=_setting("host", host, variables, _text, DEFAULT_HOST),
        port=_setting("port", port, variables, _port, DEFAULT_PORT),
        max_body=_setting("max_body", max_body, variables, parse_size, DEFAULT_MAX_BODY),
    )


def parse_size(text: str, source: str) -> int:
    """Return a number of bytes: `1048576`, `64 MiB`, `10MB`. Raises `InspectorError` naming `source`."""
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise InspectorError(
            f"{source} is not a size",
            f"It is {text!r}.",
            "Give a number of bytes, or one with a unit: 1048576, 512 KiB, 64 MiB, 10MB.",
        )
    return int(match[1]) * (_UNITS | _BINARY_UNITS)[(match[2] or "b").lower()]


def _setting(
    name: str,
    flag: str | int | None,
    environ: Mapping[str, str],
    parse: Callable[[str, str], T],
    default: T,
) -> Setting[T]:
    option, variable = f"--{name.replace('_', '-')}", f"INSPECTOR_{name.upper()}"
    if flag is not None:
        return Setting(parse(str(flag), option), option)
    if environ.get(variable):
        return Setting(parse(environ[variable], variable), variable)
    return Setting(default, "default")


def _text(text: str, source: str) -> str:
    if not text:
        raise InspectorError(f"{source} is empty", "", "Give it a value, or leave it out.")
    return text


def _port(text: str, source: str) -> int:
    if _PORT.fullmatch(text) and int(text) <= _HIGHEST_PORT:
        return int(text)
    raise InspectorError(
        f"{source} is not a port",
        f"It is {text!r}.",
        f"Give a number from 1 to {_HIGHEST_PORT}, or 0 for any free port.",
    )
