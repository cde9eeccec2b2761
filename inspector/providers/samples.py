"""The sample payloads: files in the wheel, or beside the package in a checkout.

A file is `<provider>/<event>.json`. An event's name may hold a slash (a folder) and characters that file
names can't have everywhere, which are percent-encoded. Where a provider sends forms, the file holds the
fields as a JSON object, and the form is made from it.
"""

import difflib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, unquote, urlencode

from inspector.model.inspector_error import InspectorError

_SUFFIX = ".json"
_FORM = "application/x-www-form-urlencoded"


@cache
def event_types(provider: str) -> tuple[str, ...]:
    """Return the events of `provider` that have a sample, in alphabetical order."""
    folder = _root().joinpath(provider)
    return tuple(sorted(_events(folder, ""))) if folder.is_dir() else ()


def sample(
    provider: str,
    event_type: str,
    content_type: str = "application/json",
    own: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """Return a sample payload as it is sent under `content_type`: one of `own`, else one of the files.

    Raises InspectorError, naming the nearest event, when there is none.
    """
    if event_type in own:
        return _as_sent(own[event_type].encode(), content_type)
    known = sorted({*own, *event_types(provider)})
    if event_type not in known:
        near = difflib.get_close_matches(event_type, known, n=1, cutoff=0.3)
        raise InspectorError(
            f"{provider} has no sample for the event {event_type!r}",
            f"Samples: {', '.join(known)}." if known else "It has no samples at all.",
            f"Did you mean {near[0]!r}?" if near else "",
        )
    path = [quote(part, safe=" .-_") for part in event_type.split("/")]
    data = _root().joinpath(provider, *path[:-1], path[-1] + _SUFFIX).read_bytes()
    return _as_sent(data, content_type)


def _as_sent(data: bytes, content_type: str) -> bytes:
    return _as_form(data) if content_type.startswith(_FORM) else data


def _events(folder: Traversable, before: str) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _events(entry, f"{before}{entry.name}/")
        elif entry.name.endswith(_SUFFIX):
            yield before + unquote(entry.name.removesuffix(_SUFFIX))


def _as_form(data: bytes) -> bytes:
    """Return the form of a JSON object: members are fields, and containers stand as JSON in theirs."""
    return urlencode({name: _field(value) for name, value in json.loads(data).items()}).encode()


def _field(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@cache
def _root() -> Traversable:
    packaged = files("inspector").joinpath("sample_payloads")
    if packaged.is_dir():
        return packaged
    return files("inspector").joinpath("..", "sample_payloads")
