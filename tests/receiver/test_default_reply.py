"""What is answered where nobody said what to answer."""

import pytest

from inspector.model.endpoint import Endpoint
from inspector.model.reply import Reply
from inspector.model.verdict import Verdict
from inspector.model.verdict_status import VerdictStatus
from inspector.receiver.default_reply import reply_to, reply_to_failure, reply_to_problem
from inspector.receiver.problem import Problem
from inspector.store.store_failure import StoreFailure


@pytest.mark.parametrize(
    ("status", "answered"),
    [
        (VerdictStatus.VALID, 200),
        (VerdictStatus.UNCHECKED, 200),
        (VerdictStatus.MISSING, 401),
        (VerdictStatus.INVALID, 401),
        (VerdictStatus.STALE, 401),
        (VerdictStatus.MALFORMED, 400),
    ],
)
def test_each_verdict_has_an_answer_that_says_nothing_but_its_word(
    status: VerdictStatus, answered: int
) -> None:
    reply = reply_to(None, Verdict(status, "expected sha256=abc"))
    assert reply.status == answered
    assert reply.body in {b"ok\n", f"signature {status}\n".encode()}


def test_the_endpoints_own_reply_comes_first() -> None:
    own = Reply(299)
    endpoint = Endpoint(1, "e", "/e", reply=own)
    assert reply_to(endpoint, Verdict(VerdictStatus.INVALID, "")) is own


def test_a_problem_is_told_to_its_sender() -> None:
    reply = reply_to_problem(Problem(413, "too much \u2013 really \ud800"))
    assert reply.status == 413
    assert reply.body.startswith("too much \u2013 really".encode())


def test_a_failure_of_the_store_does_not_tell_its_place() -> None:
    reply = reply_to_failure(StoreFailure(507, "The disk is full", "/home/me/store: (FULL)"))
    assert reply.status == 507
    assert reply.body == b"The disk is full; the request was not recorded.\n"
