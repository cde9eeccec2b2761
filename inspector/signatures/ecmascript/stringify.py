"""JSON.stringify, without indentation."""

import re
from collections.abc import Iterable, Iterator
from itertools import repeat
from json.encoder import encode_basestring as _quoted
from typing import Any

from inspector.signatures.ecmascript.number_text import number_text

_INDEX = re.compile(r"0|[1-9][0-9]{0,9}")
_MAX_INDEX = 2**32 - 2
_AFTER_DIGITS = ":"
_NO_NAMES = repeat("")
_LITERALS = {None: "null", True: "true", False: "false"}


def stringify(value: Any) -> bytes:
    """Return what JSON.stringify writes of a value that `parse` made, as UTF-8.

    Integer-like keys come first, ascending, at every depth; lone surrogates are escaped; depth is no
    limit. ECMA-262 25.5.2. Raises TypeError for a value that `parse` never makes, an int among them.
    """
    # Only lone surrogates cannot be encoded, and `backslashreplace` writes them as ECMAScript does.
    return "".join(_pieces(value)).encode("utf-8", "backslashreplace")


def _pieces(root: Any) -> list[str]:
    """Write a value with stacks of our own: per open container, what is left of it, and its end."""
    pieces: list[str] = []
    add = pieces.append
    members: Iterator[tuple[str, Any]] = iter([("", root)])
    comma = colon = ""
    # Few objects a level, since the collector looks at each of them again and again.
    waiting: list[Iterator[tuple[str, Any]]] = []
    ends: list[str] = []
    while True:
        for name, value in members:
            kind = type(value)
            if kind is str:
                add(f"{comma}{name}{colon}{_quoted(value)}")
            elif kind is dict:
                add(f"{comma}{name}{colon}{{")
                waiting.append(members)
                ends.append("}")
                members, comma, colon = _members(value), "", ":"
                break
            elif kind is list:
                add(f"{comma}{name}{colon}[")
                waiting.append(members)
                ends.append("]")
                members, comma, colon = zip(_NO_NAMES, value, strict=False), "", ""
                break
            elif kind is float:
                add(f"{comma}{name}{colon}{number_text(value)}")
            else:
                add(f"{comma}{name}{colon}{_literal(value)}")
            comma = ","
        else:
            if not waiting:
                return pieces
            add(ends.pop())
            members, comma = waiting.pop(), ","
            colon = ":" if ends and ends[-1] == "}" else ""


def _literal(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return _LITERALS[value]
    raise TypeError(f"{type(value).__name__} is no value of JSON.parse")


def _members(members: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Return (quoted key, value) in the order that an object in JavaScript has."""
    # No key can be integer-like unless the least of them sorts before what follows the digits.
    if members and min(members) < _AFTER_DIGITS:
        keys = _own_property_keys(members)
        return zip(map(_quoted, keys), map(members.__getitem__, keys), strict=True)
    return zip(map(_quoted, members), members.values(), strict=True)


def _own_property_keys(keys: Iterable[str]) -> list[str]:
    """Order keys as OrdinaryOwnPropertyKeys does: array indices ascending, then the rest as they came."""
    indices: list[str] = []
    names: list[str] = []
    for key in keys:
        (indices if _is_index(key) else names).append(key)
    return [*sorted(indices, key=int), *names]


def _is_index(key: str) -> bool:
    return _INDEX.fullmatch(key) is not None and int(key) <= _MAX_INDEX
