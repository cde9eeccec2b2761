"""Every kind of fault by its name: building one from data, or from words of the command line."""

import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any

from inspector.faults.duration import check_seconds, parse_duration
from inspector.faults.fault_kind import FaultKind
from inspector.faults.http import DelayFault, HangFault, StatusFault
from inspector.model.fault import Fault
from inspector.model.inspector_error import InspectorError

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", re.ASCII)
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
_LOWEST_STATUS, _HIGHEST_STATUS = 200, 599


def kinds() -> tuple[type[FaultKind], ...]:
    """Return every kind of fault, in the order they are listed."""
    return (StatusFault, DelayFault, HangFault)


def build(fault: Fault) -> FaultKind:
    """Return the kind that `fault` names, its options checked.

    Raises `InspectorError` for an unknown kind (naming the nearest), and for options that are missing,
    unknown, or out of range.
    """
    return _known(fault.kind)(dict(fault.options))


def parse(kind: str, arguments: list[str]) -> Fault:
    """Return the fault that words of the command line mean: ("delay", ["6s"]), ("status", ["503"]).

    Raises `InspectorError` as `build` does; what it returns can be built.
    """
    _known(kind)
    fault = Fault(kind, _READERS[kind](arguments))
    build(fault)
    return fault


def _known(name: str) -> Callable[[dict[str, Any]], FaultKind]:
    if name in _BUILDERS:
        return _BUILDERS[name]
    near = difflib.get_close_matches(name, _BUILDERS, n=1, cutoff=0.4)
    raise InspectorError(
        f"There is no fault called {name!r}",
        f"The kinds are: {', '.join(_BUILDERS)}.",
        f"Did you mean {near[0]!r}?" if near else "Choose one of them.",
    )


def _build_status(options: dict[str, Any]) -> FaultKind:
    status = options.pop("status", None)
    headers, body = options.pop("headers", {}), options.pop("body", None)
    _refuse_rest(StatusFault, options)
    is_number = isinstance(status, int) and not isinstance(status, bool)
    if not is_number or not _LOWEST_STATUS <= status <= _HIGHEST_STATUS:
        raise _wrong(StatusFault, f"A status is a number from 200 to 599, not {status!r}.")
    if not isinstance(headers, Mapping) or not all(map(_is_header, headers.items())):
        raise _wrong(StatusFault, "Headers are names with texts of one line.")
    if body is not None and not isinstance(body, str):
        raise _wrong(StatusFault, "A body is a text.")
    return StatusFault(status, dict(headers), body)


def _build_delay(options: dict[str, Any]) -> FaultKind:
    seconds = options.pop("seconds", None)
    _refuse_rest(DelayFault, options)
    if not isinstance(seconds, int | float) or isinstance(seconds, bool):
        raise _wrong(DelayFault, f"A delay is a number of seconds, not {seconds!r}.")
    return DelayFault(check_seconds(float(seconds)))


def _build_hang(options: dict[str, Any]) -> FaultKind:
    _refuse_rest(HangFault, options)
    return HangFault()


def _read_status(arguments: list[str]) -> dict[str, Any]:
    if not arguments or not re.fullmatch(r"\d{3}", arguments[0], re.ASCII):
        raise _wrong(StatusFault, "The status is missing, or is not a number of three digits.")
    options: dict[str, Any] = {"status": int(arguments[0])}
    pairs = [argument.partition("=") for argument in arguments[1:]]
    if not all(sign for _, sign, _ in pairs):
        raise _wrong(StatusFault, "What follows the status are headers, NAME=VALUE each.")
    if pairs:
        options["headers"] = {name: value for name, _, value in pairs}
    return options


def _read_delay(arguments: list[str]) -> dict[str, Any]:
    if len(arguments) != 1:
        raise _wrong(DelayFault, "One duration is needed.")
    return {"seconds": parse_duration(arguments[0])}


def _read_hang(arguments: list[str]) -> dict[str, Any]:
    if arguments:
        raise _wrong(HangFault, f"It takes no arguments, but got {' '.join(arguments)!r}.")
    return {}


def _is_header(pair: tuple[Any, Any]) -> bool:
    name, value = pair
    if not isinstance(name, str) or not isinstance(value, str):
        return False
    return bool(_TOKEN.fullmatch(name) and _VALUE.fullmatch(value))


def _refuse_rest(kind: type[FaultKind], options: dict[str, Any]) -> None:
    if options:
        raise _wrong(kind, f"It has no option called {min(options)!r}.")


def _wrong(kind: type[FaultKind], detail: str) -> InspectorError:
    return InspectorError(
        f"The fault {kind.name!r} cannot be armed like this",
        detail,
        f"Usage: {kind.usage}",
    )


_BUILDERS: dict[str, Callable[[dict[str, Any]], FaultKind]] = {
    StatusFault.name: _build_status,
    DelayFault.name: _build_delay,
    HangFault.name: _build_hang,
}
_READERS: dict[str, Callable[[list[str]], dict[str, Any]]] = {
    StatusFault.name: _read_status,
    DelayFault.name: _read_delay,
    HangFault.name: _read_hang,
}
