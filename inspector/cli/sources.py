"""What a person hands to a command: files, standard input, headers, changes of a payload."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from inspector.model.headers import Headers
from inspector.model.inspector_error import InspectorError


def read_source(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`; raises InspectorError when it can't be read."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise InspectorError(
            f"{name} can't be read", f"{error.strerror or error}.", "Name a file, or - for stdin."
        ) from error


def read_headers(lines: Sequence[str]) -> Headers:
    """Return the pairs of `Name: value` lines; raises InspectorError for what is none."""
    return tuple(_pair(line) for line in lines)


def read_params(texts: Sequence[str]) -> dict[str, str]:
    """Return the parameters of `NAME=VALUE` texts; raises InspectorError for what is none."""
    params = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign or not name:
            raise InspectorError(
                f"{text!r} is no parameter",
                "",
                "Write --param NAME=VALUE, as in --param webhook_id=1.",
            )
        params[name] = value
    return params


def changed(body: bytes, changes: Sequence[str]) -> bytes:
    """Return a JSON body with `path.to.member=value` applied; unchanged bytes when there is nothing to change.

    A value that is JSON is taken as that, any other as a text. Members that are missing are made, a
    number stands for a place in a list. Raises InspectorError when a path leads nowhere.
    """
    if not changes:
        return body
    try:
        payload = _parsed(body)
    except (ValueError, RecursionError) as error:
        raise InspectorError(
            "--set needs a JSON body", f"This one is none: {error}.", "Give one with --body."
        ) from error
    for change in changes:
        path, sign, text = change.partition("=")
        if not sign or not path:
            raise InspectorError(f"{change!r} changes nothing", "", "Write --set PATH=VALUE.")
        _set(payload, path, path.split("."), _value(text))
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(payload, separators=(",", ":")).encode("ascii")


def _pair(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon or not name.strip():
        raise InspectorError(
            f"{line!r} is no header", "It has no name before a colon.", "Write 'Name: value'."
        )
    return name.strip(), value.strip()


def _value(text: str) -> Any:
    try:
        return _parsed(text)
    except (ValueError, RecursionError):
        return text


def _parsed(text: str | bytes) -> Any:
    def refuse(word: str) -> Any:
        raise ValueError(f"{word} is no JSON")

    return json.loads(text, parse_constant=refuse)


def _set(place: Any, path: str, names: list[str], value: Any) -> None:
    for name in names[:-1]:
        place = _step(place, path, name)
    last = names[-1]
    if isinstance(place, list) and last.isdecimal() and int(last) < len(place):
        place[int(last)] = value
    elif isinstance(place, dict):
        place[last] = value
    else:
        raise _nowhere(path, last)


def _step(place: Any, path: str, name: str) -> Any:
    if isinstance(place, dict):
        return place.setdefault(name, {})
    if isinstance(place, list) and name.isdecimal() and int(name) < len(place):
        return place[int(name)]
    raise _nowhere(path, name)


def _nowhere(path: str, name: str) -> InspectorError:
    return InspectorError(
        f"The path {path} leads nowhere",
        f"There is no place for {name!r} in what stands there.",
        "Name members joined by dots, as in user.id or items.0.name.",
    )
