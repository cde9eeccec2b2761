"""Faults of the HTTP level as steps."""

from inspector.faults.http import DelayFault, HangFault, StatusFault
from inspector.faults.steps import Hang, Send, Wait
from inspector.model.reply import Reply

OWN = Reply(200, (("X-Own", "1"),), b"own")


def test_status_sends_its_own_reply_and_nothing_of_the_endpoint() -> None:
    fault = StatusFault(429, {"Retry-After": "4"})
    assert fault.steps(OWN) == (Send(Reply(429, (("Retry-After", "4"),), b"429\n")),)


def test_status_takes_a_body() -> None:
    assert StatusFault(500, {}, "oops").steps(OWN) == (Send(Reply(500, (), b"oops")),)


def test_delay_waits_and_then_sends_the_endpoints_own_reply() -> None:
    assert DelayFault(6.0).steps(OWN) == (Wait(6.0), Send(OWN))


def test_hang_sends_nothing() -> None:
    assert HangFault().steps(OWN) == (Hang(),)
