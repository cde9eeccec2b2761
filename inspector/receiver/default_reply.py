"""What is answered where nobody said what to answer."""

from inspector.model.endpoint import Endpoint
from inspector.model.reply import Reply
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.receiver.problem import Problem
from inspector.store.store_failure import StoreFailure

_TEXT = (("Content-Type", "text/plain; charset=utf-8"),)
_OK = Reply(200, _TEXT, b"ok\n")
# The word and nothing more: what signature was expected must never leave in a response.
_BY_VERDICT = {
    status: Reply(401, _TEXT, f"signature {status}\n".encode())
    for status in (VerdictStatus.MISSING, VerdictStatus.INVALID, VerdictStatus.STALE)
} | {
    VerdictStatus.VALID: _OK,
    VerdictStatus.UNCHECKED: _OK,
    VerdictStatus.MALFORMED: Reply(400, _TEXT, b"signature malformed\n"),
}


def reply_to(endpoint: Endpoint | None, verdict: Verdict) -> Reply:
    """Return the endpoint's own reply; by default 200 where nothing speaks against the request.

    401 to a signature that is missing, invalid or stale; 400 to one that is malformed.
    """
    if endpoint is not None and endpoint.reply is not None:
        return endpoint.reply
    return _BY_VERDICT[verdict.status]


def reply_to_problem(problem: Problem) -> Reply:
    """Return the refusal of a request that is no good HTTP, is too large, or is incomplete."""
    return Reply(problem.status, _TEXT, f"{problem.reason}\n".encode("utf-8", "replace"))


def reply_to_failure(failure: StoreFailure) -> Reply:
    """Return the answer to a request that could not be stored: 507 or 503, so that its sender retries."""
    return Reply(
        failure.status, _TEXT, f"{failure.title}; the request was not recorded.\n".encode()
    )
