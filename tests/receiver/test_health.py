"""The health of a receiver as one line."""

import pytest

from inspector.receiver.health import Health

HEALTH = Health(version="1", pid=2, store="/s", url="http://127.0.0.1:3", served=4, problem="full")


def test_a_line_says_it_all() -> None:
    line = HEALTH.line()
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert Health.of_line(line) == HEALTH


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"HTTP/1.1 400 Bad Request\r\n",
        b"null\n",
        b"[1]\n",
        b"{}\n",
        b'{"inspector": 1}\n',
        b'{"inspector": 2, "version": "1", "pid": 2}\n',
        b"\xff\n",
        HEALTH.line()[:-10],
        HEALTH.line().replace(b'"pid": 2', b'"pid": "x"'),
    ],
)
def test_anything_else_is_no_health(line: bytes) -> None:
    assert Health.of_line(line) is None
