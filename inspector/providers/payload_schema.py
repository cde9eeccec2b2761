"""What a captured payload lacks, measured against its provider's JSON Schema.

A finding informs; nothing is refused for it. Schemas (2020-12) stand in `schemas/<provider>/`, one per
event type, beside a `common.json` that they refer to.
"""

import difflib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from inspector.model.schema_finding import SchemaFinding
from inspector.providers.event_schema import EventSchema
from inspector.providers.schema_words import found_words
from inspector.signatures.ecmascript.not_json_error import NotJsonError
from inspector.signatures.ecmascript.parse import parse

MAX_FINDINGS = 50
_COMMON = "common.json"
_SUFFIX = ".json"
_MAX_EVENT_TYPE = 200


def check(provider: str, event_type: str | None, body: bytes) -> tuple[SchemaFinding, ...]:
    """Return what `body` lacks as an event of this type; empty when it is fine or no schema is known.

    At most MAX_FINDINGS differences, then one that says there are more. Never raises on what a body
    holds.
    """
    known = _event_types(provider)
    if not known:
        return ()
    try:
        payload = parse(body)
    except NotJsonError as error:
        return (SchemaFinding("$", "a JSON object", f"no JSON: {error}"),)
    if not isinstance(payload, dict):
        return (SchemaFinding("$", "a JSON object", found_words(payload)),)
    if event_type is None:
        found = found_words(payload["event"]) if "event" in payload else "nothing"
        return (SchemaFinding("$.event", _one_of(known), found),)
    if event_type not in known:
        return (SchemaFinding("$.event", _nearest(event_type, known), found_words(event_type)),)
    return _findings(_schema(provider, event_type), payload)


def _findings(schema: EventSchema, payload: dict[str, Any]) -> tuple[SchemaFinding, ...]:
    found: dict[str, SchemaFinding] = {}
    for finding in schema.differences(payload):
        if len(found) == MAX_FINDINGS and finding.path not in found:
            more = SchemaFinding("$", "no further difference", "more differences than are listed")
            return (*found.values(), more)
        found.setdefault(finding.path, finding)
    return tuple(found.values())


@cache
def _event_types(provider: str) -> tuple[str, ...]:
    """Return the event types that have a schema; a provider without any has no folder."""
    folder = _folder(provider)
    if folder is None:
        return ()
    names = (entry.name for entry in folder.iterdir() if entry.name != _COMMON)
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX)))


@cache
def _schema(provider: str, event_type: str) -> EventSchema:
    folder = _folder(provider)
    if folder is None:
        raise LookupError(provider)
    own = folder.joinpath(event_type + _SUFFIX).read_text(encoding="utf-8")
    return EventSchema(own, _COMMON, folder.joinpath(_COMMON).read_text(encoding="utf-8"))


def _folder(provider: str) -> Traversable | None:
    # Found by comparing names: a user's own provider may be called anything, `..` too.
    schemas = files("inspector.providers").joinpath("schemas")
    return next((entry for entry in schemas.iterdir() if entry.name == provider), None)


def _one_of(known: tuple[str, ...]) -> str:
    return f"one of {', '.join(known)}"


def _nearest(event_type: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(event_type[:_MAX_EVENT_TYPE], known, n=1, cutoff=0.5)
    return f"{_one_of(known)}; the nearest is {near[0]}" if near else _one_of(known)
