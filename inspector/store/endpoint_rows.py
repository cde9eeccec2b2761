"""Endpoints as rows, and back."""

import json
import sqlite3

from inspector.model.armed_fault import ArmedFault
from inspector.model.endpoint import Endpoint
from inspector.model.fault import Fault
from inspector.model.reply import Reply
from inspector.model.secret import Secret
from inspector.store.request_rows import Row, pack_headers, unpack_headers

_SELECT_ENDPOINTS = """
    SELECT endpoints.id, name, path, provider, public_url, max_body,
        reply_status, reply_headers, reply_body, kind, options, armed_at, until
    FROM endpoints LEFT JOIN armed_faults ON endpoint_id = endpoints.id ORDER BY endpoints.id
"""
_SELECT_SECRETS = "SELECT endpoint_id, label, reference FROM secrets ORDER BY endpoint_id, position"


def read_endpoints(connection: sqlite3.Connection) -> tuple[Endpoint, ...]:
    """Return all endpoints with their secrets and armed faults, oldest first. Raises `sqlite3.Error`."""
    secrets: dict[int, list[Secret]] = {}
    for endpoint_id, label, reference in connection.execute(_SELECT_SECRETS).fetchall():
        secrets.setdefault(endpoint_id, []).append(Secret(label, reference))
    return tuple(
        _endpoint_of(row, tuple(secrets.get(row[0], ())))
        for row in connection.execute(_SELECT_ENDPOINTS).fetchall()
    )


def reply_columns(reply: Reply | None) -> Row:
    """Return status, headers and body of a reply as columns; all None for the default one."""
    return (None,) * 3 if reply is None else (reply.status, pack_headers(reply.headers), reply.body)


def fault_columns(armed: ArmedFault) -> Row:
    """Return kind, options, since when and until when of an armed fault as columns."""
    options = json.dumps(dict(armed.fault.options))
    return (armed.fault.kind, options, armed.armed_at, armed.until)


def _endpoint_of(row: Row, secrets: tuple[Secret, ...]) -> Endpoint:
    number, name, path, provider, public_url, max_body, status, headers, body, *fault = row
    return Endpoint(
        id=number,
        name=name,
        path=path,
        provider=provider,
        secrets=secrets,
        reply=None if status is None else Reply(status, unpack_headers(headers), body),
        public_url=public_url,
        max_body=max_body,
        armed_fault=_armed_fault_of(fault),
    )


def _armed_fault_of(columns: list[str | int | None]) -> ArmedFault | None:
    kind, options, armed_at, until = columns
    if not isinstance(kind, str) or not isinstance(options, str) or not isinstance(armed_at, int):
        return None
    return ArmedFault(
        Fault(kind, json.loads(options)), armed_at, until if isinstance(until, int) else None
    )
