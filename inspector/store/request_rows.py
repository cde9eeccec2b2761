"""Captured requests as rows, and back.

The writing half stands on the path of every capture: tuples and plain types only, since sqlite3 takes a
slow way for subclasses of str and int (an enum's member, a bool).
"""

import json
from itertools import chain
from typing import Any

from inspector.model.captured_request import CapturedRequest
from inspector.model.coverage import Coverage
from inspector.model.headers import Headers
from inspector.model.judged import Judged
from inspector.model.request_summary import RequestSummary
from inspector.model.verdict_status import VerdictStatus

INSERT_REQUEST = """
    INSERT INTO requests (
        received_at, remote, endpoint_id, endpoint, provider, method, target, event_type, event_id,
        verdict, reason, coverage, scheme, secret, form, size, problem, id
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
INSERT_BLOBS = """
    INSERT INTO request_blobs (
        version, secure, headers, chunk_lines, trailers, head, body, request_id
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
SELECT_SUMMARY = """
    SELECT requests.id, received_at, remote, endpoint, method, target, provider, event_type, event_id,
        verdict, reason, coverage, scheme, secret, form, size, problem,
        responses.status, responses.finished_at - responses.started_at, responses.fault
    FROM requests LEFT JOIN responses ON responses.request_id = requests.id
"""
SELECT_CAPTURED = """
    SELECT received_at, remote, method, target, problem,
        version, secure, headers, chunk_lines, trailers, head, body
    FROM requests JOIN request_blobs ON request_id = id WHERE id = ?
"""

Row = tuple[Any, ...]


def request_row(captured: CapturedRequest, judged: Judged) -> Row:
    """Return the parameters of INSERT_REQUEST but for the id, which comes last."""
    event, verdict = judged.event, judged.verdict
    return (
        captured.received_at,
        captured.remote,
        judged.endpoint_id,
        judged.endpoint,
        judged.provider,
        captured.method,
        captured.target,
        event.type,
        event.id,
        verdict.status.value,
        verdict.reason,
        verdict.coverage.value,
        verdict.scheme,
        verdict.secret,
        verdict.form,
        len(captured.body),
        captured.problem,
    )


def blobs_row(captured: CapturedRequest) -> Row:
    """Return the parameters of INSERT_BLOBS but for the id, which comes last."""
    lines = captured.chunk_lines
    return (
        captured.version,
        1 if captured.secure else 0,
        pack_headers(captured.headers),
        None if lines is None else json.dumps([line.decode("latin-1") for line in lines]),
        captured.trailers,
        captured.head,
        captured.body,
    )


def summary_of(row: Row) -> RequestSummary:
    """Return the line of the history that a row of SELECT_SUMMARY holds."""
    return RequestSummary(
        id=row[0],
        received_at=row[1],
        remote=row[2],
        endpoint=row[3],
        method=row[4],
        target=row[5],
        provider=row[6],
        event_type=row[7],
        event_id=row[8],
        verdict=VerdictStatus(row[9]),
        reason=row[10],
        coverage=Coverage(row[11]),
        scheme=row[12],
        secret=row[13],
        form=row[14],
        size=row[15],
        problem=row[16],
        status=row[17],
        duration=row[18],
        fault=row[19],
    )


def captured_of(row: Row) -> CapturedRequest:
    """Return the wire bytes and what was read from them, from a row of SELECT_CAPTURED."""
    lines = row[8]
    return CapturedRequest(
        received_at=row[0],
        remote=row[1],
        method=row[2],
        target=row[3],
        problem=row[4],
        version=row[5],
        secure=bool(row[6]),
        headers=unpack_headers(row[7]),
        chunk_lines=None
        if lines is None
        else tuple(line.encode("latin-1") for line in json.loads(lines)),
        trailers=row[9],
        head=row[10],
        body=row[11],
    )


def pack_headers(headers: Headers) -> str:
    """Return header pairs as text: names and values by turns, one a line.

    Pairs that hold line ends themselves, or begin with an empty name, become a line end and JSON.
    """
    text = "\n".join(chain.from_iterable(headers))
    if headers and (text.count("\n") != 2 * len(headers) - 1 or text[0] == "\n"):
        return "\n" + json.dumps(headers)
    return text


def unpack_headers(text: str) -> Headers:
    """Return the pairs that `pack_headers` packed."""
    if not text:
        return ()
    if text[0] == "\n":
        return tuple((name, value) for name, value in json.loads(text))
    pieces = iter(text.split("\n"))
    return tuple(zip(pieces, pieces, strict=True))
