"""What no loopback socket can be made to do; the rest is in test_exchange.py."""

import errno

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey

from inspector.sender.classify import classify
from inspector.sender.error_kind import ErrorKind
from inspector.sender.phase import Phase

PLACE = ConnectionKey("example.com", 443, True, True, None, None, None)  # noqa: FBT003 - aiohttp's own fields


def kind(error: BaseException, phase: Phase = Phase.CONNECTING) -> ErrorKind:
    return classify(error, phase, 5.0)[0]


@pytest.mark.parametrize("number", [errno.ENETUNREACH, errno.EHOSTUNREACH])
def test_no_route_is_unreachable(number: int) -> None:
    error = aiohttp.ClientConnectorError(PLACE, OSError(number, "no route"))
    assert kind(error) is ErrorKind.UNREACHABLE


def test_a_silent_host_is_a_connect_timeout_also_when_the_system_says_so() -> None:
    error = aiohttp.ClientConnectorError(PLACE, OSError(errno.ETIMEDOUT, "timed out"))
    assert kind(error) is ErrorKind.CONNECT_TIMEOUT


def test_a_limit_reached_while_resolving_is_dns() -> None:
    assert kind(TimeoutError(), Phase.RESOLVING) is ErrorKind.DNS


def test_a_broken_pipe_is_a_reset() -> None:
    assert kind(aiohttp.ClientOSError(errno.EPIPE, "broken"), Phase.WAITING) is ErrorKind.RESET


def test_what_nobody_foresaw_is_told_on_one_line() -> None:
    found, sentence = classify(RuntimeError("one\r\ntwo " + "x" * 1000), Phase.WAITING, 5.0)
    assert found is ErrorKind.OTHER
    assert sentence.startswith("RuntimeError: one two xxx")
    assert len(sentence) < 400


def test_every_kind_has_its_meaning() -> None:
    assert all(word.meaning for word in ErrorKind)
    assert [word for word in ErrorKind if word.never_connected] == [
        ErrorKind.REFUSED,
        ErrorKind.UNREACHABLE,
        ErrorKind.CONNECT_TIMEOUT,
        ErrorKind.DNS,
    ]
