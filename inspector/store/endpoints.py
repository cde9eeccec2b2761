"""Changing endpoints and arming faults on them."""

import difflib
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from inspector.model.armed_fault import ArmedFault
from inspector.model.endpoint import Endpoint
from inspector.model.inspector_error import InspectorError
from inspector.model.secret import Secret
from inspector.store.connection import open_store
from inspector.store.endpoint_rows import fault_columns, read_endpoints, reply_columns
from inspector.store.short_write import short_write

_COLUMNS = "name, path, provider, public_url, max_body, reply_status, reply_headers, reply_body"
_INSERT = f"INSERT INTO endpoints ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - our own names
_UPDATE = """
    UPDATE endpoints SET path = ?, provider = ?, public_url = ?, max_body = ?,
        reply_status = ?, reply_headers = ?, reply_body = ? WHERE id = ?
"""
_ARM = """
    INSERT OR REPLACE INTO armed_faults (endpoint_id, kind, options, armed_at, until)
    VALUES (?, ?, ?, ?, ?)
"""
_NEW_REVISION = "UPDATE settings SET value = value + 1 WHERE name = 'revision'"
_SECRET_BYTES = 32


class Endpoints:
    """Writes endpoints, a millisecond at a time; each change gives the settings a new revision.

    Raises like `open_store`; each write `InspectorError` for a wrong name or a path that is taken,
    `StoreFailure` when the store does not take it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_store(path)
        self._connection.execute("PRAGMA foreign_keys = ON")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def add(self, endpoint: Endpoint) -> Endpoint:
        """Store a new endpoint and return it with its id; the given id does not count."""
        with short_write(self._connection, self._path):
            known = self._by_name()
            if endpoint.name in known:
                raise InspectorError(
                    f"There is an endpoint {endpoint.name!r} already",
                    f"It stands at {known[endpoint.name].path}.",
                    "Choose another name, or change that endpoint.",
                )
            self._insert(endpoint)
            return self._changed()[endpoint.name]

    def set(self, endpoint: Endpoint) -> Endpoint:
        """Give the endpoint of that name these values; an armed fault stays as it is."""
        with short_write(self._connection, self._path):
            self._update(endpoint, self._known(endpoint.name))
            return self._changed()[endpoint.name]

    def apply(self, endpoints: Iterable[Endpoint]) -> None:
        """Add or change endpoints by name, all or none; no new revision when nothing differs."""
        with short_write(self._connection, self._path):
            before = self._by_name()
            for endpoint in endpoints:
                known = self._by_name()
                if endpoint.name in known:
                    self._update(endpoint, known[endpoint.name])
                else:
                    self._insert(endpoint)
            if self._by_name() != before:
                self._changed()

    def remove(self, name: str) -> None:
        """Remove an endpoint with its secrets and armed fault; the history keeps its requests."""
        with short_write(self._connection, self._path) as connection:
            endpoint = self._known(name)
            connection.execute("DELETE FROM endpoints WHERE id = ?", (endpoint.id,))
            self._changed()

    def arm(self, name: str, armed: ArmedFault) -> None:
        """Put a fault in force on an endpoint, in place of the one there was."""
        with short_write(self._connection, self._path) as connection:
            endpoint = self._known(name)
            connection.execute(_ARM, (endpoint.id, *fault_columns(armed)))
            self._changed()

    def disarm(self, name: str | None = None) -> None:
        """Take the fault off an endpoint, or off all of them."""
        with short_write(self._connection, self._path) as connection:
            if name is None:
                connection.execute("DELETE FROM armed_faults")
            else:
                endpoint = self._known(name)
                connection.execute("DELETE FROM armed_faults WHERE endpoint_id = ?", (endpoint.id,))
            self._changed()

    def ensure_default(self) -> Endpoint:
        """Give a store without endpoints one for AkuWorks with a new secret; return the first endpoint."""
        with short_write(self._connection, self._path):
            known = self._by_name()
            if not known:
                # The prefix keeps a value from ever reading as `env:` or `file:`.
                value = f"whsec_{secrets.token_urlsafe(_SECRET_BYTES)}"
                made = Endpoint(
                    0, "akuworks", "/hooks/akuworks", "akuworks", (Secret("main", value),)
                )
                self._insert(made)
                known = self._changed()
        return next(iter(known.values()))

    def _by_name(self) -> dict[str, Endpoint]:
        return {endpoint.name: endpoint for endpoint in read_endpoints(self._connection)}

    def _known(self, name: str) -> Endpoint:
        known = self._by_name()
        if name in known:
            return known[name]
        near = difflib.get_close_matches(name, known, 1)
        there = ", ".join(known) or "none"
        raise InspectorError(
            f"There is no endpoint {name!r}",
            f"There are: {there}.",
            f"Did you mean {near[0]!r}?" if near else "Name one of these, or add it first.",
        )

    def _insert(self, endpoint: Endpoint) -> None:
        cursor = self._connection.execute(_INSERT, (endpoint.name, *_columns(endpoint)))
        self._set_secrets(cursor.lastrowid, endpoint)

    def _update(self, endpoint: Endpoint, old: Endpoint) -> None:
        self._connection.execute(_UPDATE, (*_columns(endpoint), old.id))
        self._set_secrets(old.id, endpoint)

    def _set_secrets(self, endpoint_id: int | None, endpoint: Endpoint) -> None:
        _check_labels(endpoint)
        self._connection.execute("DELETE FROM secrets WHERE endpoint_id = ?", (endpoint_id,))
        self._connection.executemany(
            "INSERT INTO secrets (endpoint_id, position, label, reference) VALUES (?, ?, ?, ?)",
            [
                (endpoint_id, position, secret.label, secret.reference)
                for position, secret in enumerate(endpoint.secrets)
            ],
        )

    def _changed(self) -> dict[str, Endpoint]:
        """Give the settings a new revision; return the endpoints by name, or raise when they clash."""
        endpoints = self._by_name()
        _check_paths(endpoints.values())
        self._connection.execute(_NEW_REVISION)
        return endpoints


def _columns(endpoint: Endpoint) -> tuple[object, ...]:
    """Return what INSERT and UPDATE have in common, in their order."""
    return (
        endpoint.path,
        endpoint.provider,
        endpoint.public_url,
        endpoint.max_body,
        *reply_columns(endpoint.reply),
    )


def _check_paths(endpoints: Iterable[Endpoint]) -> None:
    """Raise when a path is none or stands twice: judged at the end, so that two may swap theirs."""
    owners: dict[str, str] = {}
    for endpoint in endpoints:
        if not endpoint.path.startswith("/"):
            raise InspectorError(
                f"The path {endpoint.path!r} of endpoint {endpoint.name!r} is no path",
                "It must begin with a slash.",
                "Write it as it stands in the URL behind the host, for example /hooks/akuworks.",
            )
        owner = owners.setdefault(endpoint.path, endpoint.name)
        if owner != endpoint.name:
            raise InspectorError(
                f"The path {endpoint.path} is taken",
                f"The endpoints {owner!r} and {endpoint.name!r} would both stand there.",
                "Choose another path.",
            )


def _check_labels(endpoint: Endpoint) -> None:
    labels = [secret.label for secret in endpoint.secrets]
    twice = [label for label in labels if labels.count(label) > 1]
    if twice:
        raise InspectorError(
            f"The endpoint {endpoint.name!r} has two secrets labelled {twice[0]!r}",
            "A verdict names the secret that matched by its label.",
            "Give each secret a label of its own.",
        )
