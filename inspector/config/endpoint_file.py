"""The endpoints of `inspector.toml`."""

import re
from pathlib import Path

from inspector.config.config_table import ConfigTable
from inspector.config.secret_reference import reference_from
from inspector.config.settings import parse_size
from inspector.config.toml_file import read_toml
from inspector.model.endpoint import Endpoint
from inspector.model.headers import Headers, as_wire_text
from inspector.model.inspector_error import InspectorError
from inspector.model.reply import Reply
from inspector.model.secret import Secret
from inspector.providers.catalogue_loader import load

FILE_NAME = "inspector.toml"

_ENDPOINT_KEYS = ("name", "path", "provider", "secrets", "public_url", "max_body", "respond")
_RESPOND_KEYS = ("status", "headers", "body")
_STATUSES = range(100, 1000)
_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_OTHERWISE = "Name a file that is there and readable with --config."


def read_endpoints(file: Path) -> tuple[Endpoint, ...]:
    """Return the endpoints of a file, with id 0, for `Endpoints.apply`.

    A `file:` reference that is relative counts from the file's folder. Raises `InspectorError` with the
    file, the key and what was expected when something is wrong in it, or it can't be read.
    """
    root = ConfigTable(file, "", read_toml(file, otherwise=_OTHERWISE))
    root.only(("endpoint", "provider"))
    endpoints = tuple(_endpoint(table) for table in root.tables("endpoint"))
    for attribute in ("name", "path"):
        _all_different(file, [getattr(endpoint, attribute) for endpoint in endpoints], attribute)
    return endpoints


def _endpoint(table: ConfigTable) -> Endpoint:
    table.only(_ENDPOINT_KEYS)
    path = table.need("path", str)
    if not path.startswith("/"):
        raise table.wrong("path", "a path that begins with a slash")
    url = table.get("public_url", str)
    if url is not None and not url.startswith(("http://", "https://")):
        raise table.wrong("public_url", "a URL that begins with http:// or https://")
    return Endpoint(
        id=0,
        name=table.need("name", str),
        path=path,
        provider=_provider(table),
        secrets=_secrets(table),
        reply=_reply(table.table("respond")),
        public_url=url,
        max_body=_max_body(table),
    )


def _provider(table: ConfigTable) -> str | None:
    name = table.get("provider", str)
    if name is not None:
        try:
            load(name)
        except InspectorError as error:
            title = f"{table.file}: {table.key}.provider: {error.title}"
            raise InspectorError(title, error.detail, error.remedy) from error
    return name


def _secrets(table: ConfigTable) -> tuple[Secret, ...]:
    labelled = table.table("secrets", secret=True)
    if labelled is None:
        return ()
    return tuple(
        Secret(label, reference_from(labelled.need(label, str), table.file.absolute().parent))
        for label in labelled.values
    )


def _max_body(table: ConfigTable) -> int | None:
    value = table.values.get("max_body")
    if isinstance(value, str):
        return parse_size(value, f"{table.file}: {table.key}.max_body")
    number = table.get("max_body", int)
    if number is not None and number < 0:
        raise table.wrong("max_body", "a number of bytes")
    return number


def _reply(table: ConfigTable | None) -> Reply | None:
    if table is None:
        return None
    table.only(_RESPOND_KEYS)
    status = table.get("status", int)
    if status is not None and status not in _STATUSES:
        raise table.wrong("status", "a status code from 100 to 999")
    body = table.get("body", str) or ""
    return Reply(200 if status is None else status, _headers(table), body.encode())


def _headers(table: ConfigTable) -> Headers:
    named = table.table("headers")
    pairs: list[tuple[str, str]] = []
    if named is None:
        return ()
    for name, value in named.values.items():
        if not _HEADER_NAME.fullmatch(name):
            raise table.wrong("headers", f"names that HTTP allows ({name!r} is none)")
        for text in value if isinstance(value, list) else [value]:
            if not isinstance(text, str) or "\n" in text or "\r" in text:
                raise named.wrong(name, "a text of one line, or a list of such texts")
            pairs.append((name, as_wire_text(text)))
    return tuple(pairs)


def _all_different(file: Path, values: list[str], attribute: str) -> None:
    twice = [value for value in values if values.count(value) > 1]
    if twice:
        raise InspectorError(
            f"{file}: two endpoints have the {attribute} {twice[0]!r}",
            f"A {attribute} belongs to one endpoint.",
            "Give each its own.",
        )
