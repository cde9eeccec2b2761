"""One event's JSON Schema, ready to measure payloads."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from inspector.model.schema_finding import SchemaFinding
from inspector.providers.schema_words import expected_words, found_words
from inspector.providers.shallow_copy import shallow_copy

_MAX_PATH = 200


class EventSchema:
    """A schema, and the one that it shares its definitions with under the name `common_name`.

    Both are texts of JSON. Their `description` is a noun phrase, for it becomes what a finding expected.
    """

    def __init__(self, text: str, common_name: str, common_text: str) -> None:
        schema = json.loads(text)
        common = json.loads(common_text)
        shared = Resource.from_contents(common, default_specification=DRAFT202012)
        registry: Registry[Any] = Registry().with_resource(common_name, shared)
        self._common_name = common_name
        self._resolver = registry.resolver()
        self._members = frozenset(_member_names(schema)) | frozenset(_member_names(common))
        self._validator = Draft202012Validator(
            schema, registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER
        )

    def differences(self, payload: dict[str, Any]) -> Iterator[SchemaFinding]:
        """Yield a payload's differences, a path possibly more than once."""
        # jsonschema puts the repr of a value into each message: deep or huge ones must not get there.
        copy = shallow_copy(payload, self._members)
        for error in self._validator.iter_errors(copy):
            if error.validator == "required":
                yield from self._missing_members(error)
            else:
                words = expected_words(_schema_of(error))
                yield SchemaFinding(_bounded(error.json_path), words, found_words(error.instance))

    def _missing_members(self, error: ValidationError) -> Iterator[SchemaFinding]:
        # jsonschema yields one error for each but names it in the message alone.
        schema = _schema_of(error)
        instance: Any = error.instance
        for name in schema["required"]:
            if name not in instance:
                wanted = self._resolved(schema.get("properties", {}).get(name, {}))
                path = _bounded(f"{error.json_path}.{name}")
                yield SchemaFinding(path, expected_words(wanted), "nothing")

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow a reference, which leads into the common schema wherever it stands."""
        if "$ref" not in schema:
            return schema
        fragment = str(schema["$ref"]).partition("#")[2]
        wanted: Mapping[str, Any] = self._resolver.lookup(
            f"{self._common_name}#{fragment}"
        ).contents
        return wanted


def _schema_of(error: ValidationError) -> Mapping[str, Any]:
    return error.schema if isinstance(error.schema, Mapping) else {}


def _bounded(path: str) -> str:
    return path if len(path) <= _MAX_PATH else f"{path[: _MAX_PATH - 1]}…"


def _member_names(schema: Any) -> Iterator[str]:
    """Yield the members that a schema names, at any depth."""
    if isinstance(schema, Mapping):
        yield from schema.get("properties", ())
        for part in schema.values():
            yield from _member_names(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _member_names(part)
