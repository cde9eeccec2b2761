"""Responses as rows, and back."""

from inspector.model.response import Response
from inspector.store.request_rows import Row, pack_headers, unpack_headers

INSERT_RESPONSE = """
    INSERT INTO responses (
        request_id, started_at, finished_at, status, phase, bytes_sent, ended_by, fault, succeeded,
        fin_at, reset_at, write_error, headers, body, id
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
SELECT_RESPONSE = """
    SELECT request_id, started_at, finished_at, status, phase, bytes_sent, ended_by, fault, succeeded,
        fin_at, reset_at, write_error, headers, body
    FROM responses WHERE request_id = ?
"""


def response_row(response: Response) -> Row:
    """Return the parameters of INSERT_RESPONSE but for the id, which comes last."""
    return (
        response.request_id,
        response.started_at,
        response.finished_at,
        response.status,
        response.phase,
        response.bytes_sent,
        response.ended_by,
        response.fault,
        1 if response.succeeded else 0,
        response.fin_at,
        response.reset_at,
        response.write_error,
        pack_headers(response.headers),
        response.body,
    )


def response_of(row: Row) -> Response:
    """Return the response that a row of SELECT_RESPONSE holds."""
    return Response(
        request_id=row[0],
        started_at=row[1],
        finished_at=row[2],
        status=row[3],
        phase=row[4],
        bytes_sent=row[5],
        ended_by=row[6],
        fault=row[7],
        succeeded=bool(row[8]),
        fin_at=row[9],
        reset_at=row[10],
        write_error=row[11],
        headers=unpack_headers(row[12]),
        body=row[13],
    )
