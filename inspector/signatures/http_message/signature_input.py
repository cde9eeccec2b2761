"""The part of Structured Fields (RFC 8941) that message signatures use: dictionaries of lists and bytes."""

import binascii
import re
from dataclasses import dataclass

from inspector.signatures.refusal import malformed

_KEY = re.compile(r"\s*([a-z*][a-z0-9_.*-]*)=")
_ITEM = re.compile(r'\s*"((?:[^"\\]|\\["\\])*)"((?:;[a-z*][a-z0-9_.*-]*(?:=[^;\s)]*)?)*)')
_PARAMETER = re.compile(
    r';\s*([a-z*][a-z0-9_.*-]*)(?:=("(?:[^"\\]|\\["\\])*"|:[A-Za-z0-9+/=]*:|[^;,\s]+))?'
)
_BYTES = re.compile(r":([A-Za-z0-9+/=]*):")
_END = re.compile(r"\s*(?:,|$)")
_MOST_MEMBERS = 20


@dataclass(frozen=True, slots=True)
class SignatureInput:
    """What one signature covers: component names, parameters, and the text of both as it arrived."""

    components: tuple[str, ...]
    parameters: dict[str, str]
    text: str


def read_inputs(value: str) -> dict[str, SignatureInput]:
    """Return the signatures that `Signature-Input` announces, by label. Raises Refusal in words."""
    inputs: dict[str, SignatureInput] = {}
    position = 0
    while position < len(value) and len(inputs) < _MOST_MEMBERS:
        key = _KEY.match(value, position)
        if key is None or value[key.end() : key.end() + 1] != "(":
            raise malformed("Signature-Input can't be read: label=(…) is due.")
        start = key.end()
        components, position = _components(value, start + 1)
        parameters, position = _parameters(value, position)
        inputs[key[1]] = SignatureInput(components, parameters, value[start:position])
        position = _next(value, position, "Signature-Input")
    return inputs


def read_bytes(value: str, header: str) -> dict[str, bytes]:
    """Return a dictionary of byte sequences such as `Signature` or `Content-Digest`. Raises Refusal."""
    found: dict[str, bytes] = {}
    position = 0
    while position < len(value) and len(found) < _MOST_MEMBERS:
        key = _KEY.match(value, position)
        sequence = _BYTES.match(value, key.end()) if key else None
        if key is None or sequence is None:
            raise malformed(f"{header} can't be read: label=:base64: is due.")
        try:
            found[key[1]] = binascii.a2b_base64(sequence[1], strict_mode=True)
        except ValueError:
            raise malformed(f"{header} can't be read: it is not base64.") from None
        position = _next(value, sequence.end(), header)
    return found


def _components(value: str, position: int) -> tuple[tuple[str, ...], int]:
    components = []
    while value[position : position + 1].strip() != ")":
        item = _ITEM.match(value, position)
        if item is None:
            raise malformed("Signature-Input can't be read: a list of quoted names is due.")
        if item[2]:
            raise malformed(f"The component {item[1]!r} has parameters, which are not supported.")
        components.append(item[1])
        position = item.end()
        while value[position : position + 1] == " ":
            position += 1
    return tuple(components), position + 1


def _parameters(value: str, position: int) -> tuple[dict[str, str], int]:
    parameters: dict[str, str] = {}
    while match := _PARAMETER.match(value, position):
        parameters[match[1]] = (match[2] or "").strip('"')
        position = match.end()
    return parameters, position


def _next(value: str, position: int, header: str) -> int:
    end = _END.match(value, position)
    if end is None:
        raise malformed(f"{header} can't be read at character {position}.")
    return end.end()
