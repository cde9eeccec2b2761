"""A request while it is being signed: headers to add, and a body that a scheme may have to write into."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from inspector.model.headers import as_wire_text
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.model.signed import Signed
from inspector.signatures.json_path import path_steps
from inspector.signatures.reading import parse_form, parse_json


class Draft:
    """The request as it stands, under its new headers and body."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._added: dict[str, tuple[str, str]] = {}
        self.body = request.body

    @property
    def request(self) -> Request:
        """The request as it would be sent now: an added header replaces the one of its name."""
        kept = [pair for pair in self._request.headers if pair[0].lower() not in self._added]
        headers = [*kept, *self._added.values()]
        return Request(self._request.method, self._request.url, headers, self.body)

    @property
    def signed(self) -> Signed:
        """The headers to add, and the body to send."""
        return Signed(tuple(self._added.values()), self.body)

    def put(self, place: str, value: str) -> None:
        """Write `value` at a place (`header:N`, `json:path`, `form:N`, `form-json:N.path`).

        Raises InspectorError where nothing can be written: not in the URL, nor in a body of another form.
        """
        kind, _, name = place.partition(":")
        writer = _WRITERS.get(kind)
        if kind == "header":
            name = name.replace("{n}", "1")
            self._added[name.lower()] = (name, as_wire_text(value))
        elif writer is None:
            raise InspectorError(
                f"this scheme can't be signed: its signature stands in {place}",
                "Signing adds headers and writes into the body; the URL is the target's.",
                "Put the value into the URL yourself.",
            )
        else:
            self.body = writer(self.body, name, value)


def _write_json(body: bytes, path: str, value: str) -> bytes:
    document = parse_json(body)
    steps = path_steps(path)
    holder = document
    for step in steps[:-1]:
        if isinstance(step, str) and isinstance(holder, dict):
            holder = holder.setdefault(step, {})
        elif not isinstance(step, str) and isinstance(holder, list) and holder:
            holder = holder[max(step, 0)] if step < len(holder) else None
        else:
            holder = None
    last = steps[-1]
    if not isinstance(holder, dict) or not isinstance(last, str):
        raise _unwritable(f"the JSON member {path}", "a JSON object that has a place for it")
    # A number stays a number: a time in the body is one at some providers, a string at others.
    old = holder.get(last)
    numeric = isinstance(old, int) and not isinstance(old, bool) and value.isdecimal()
    holder[last] = int(value) if numeric else value
    return dump_json(document)


def _write_form(body: bytes, name: str, value: str) -> bytes:
    fields = parse_form(body)
    fields[name.encode()] = [value.encode()]
    return urlencode(fields, doseq=True).encode()


def _write_form_json(body: bytes, text: str, value: str) -> bytes:
    name, _, path = text.partition(".")
    values = parse_form(body).get(name.encode())
    if not values:
        raise _unwritable(f"the form field {name}", "a form that has it")
    return _write_form(body, name, _write_json(values[0], path, value).decode())


def dump_json(document: Any) -> bytes:
    """Return a document as compact JSON, its text as it is."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def _unwritable(place: str, expected: str) -> InspectorError:
    return InspectorError(
        f"the body has no place for {place}",
        f"This scheme signs inside the body and needs {expected}.",
        "Give such a body, or take a sample of the provider as the pattern.",
    )


_WRITERS: dict[str, Callable[[bytes, str, str], bytes]] = {
    "json": _write_json,
    "form": _write_form,
    "form-json": _write_form_json,
}
