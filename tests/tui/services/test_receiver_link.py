"""The screen's hold on real receivers in processes of their own."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.receiver.presence import ask_about
from inspector.tui.services.receiver_link import ReceiverLink
from inspector.tui.services.stage import Stage


@pytest.fixture
def link(tmp_path: Path) -> Iterator[ReceiverLink]:
    link = ReceiverLink(tmp_path / "s" / "inspector.db", host="127.0.0.1", port=0, keep=False)
    yield link
    link.stop()


def test_a_receiver_is_started_and_stopped(link: ReceiverLink, tmp_path: Path) -> None:
    state = link.start()
    assert state.stage is Stage.LISTENING
    assert state.url is not None
    assert not state.attached
    assert not state.open_to_all
    assert link.check() == state
    link.stop()
    assert ask_about(tmp_path / "s" / "inspector.db") is None


def test_one_that_is_there_is_attached_to_and_left_running(
    link: ReceiverLink, tmp_path: Path
) -> None:
    first = link.start()
    other = ReceiverLink(tmp_path / "s" / "inspector.db", host="127.0.0.1", port=0, keep=False)
    second = other.start()
    assert second.url == first.url
    assert second.attached
    other.stop()
    assert link.check().stage is Stage.LISTENING


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        link = ReceiverLink(
            tmp_path / "s" / "inspector.db", host="127.0.0.1", port=port, keep=False
        )
        state = link.start()
    assert state.stage is Stage.FAILED
    assert state.problem is not None
    assert f"Port {port}" in state.problem
    link.stop()


def test_one_that_was_killed_is_told_and_started_again(link: ReceiverLink, tmp_path: Path) -> None:
    link.start()
    health = ask_about(tmp_path / "s" / "inspector.db")
    assert health is not None
    os.kill(health.pid, signal.SIGKILL)
    states = []
    for _ in range(20):
        states.append(link.check())
        if (
            len(states) > 1
            and states[-1].stage is Stage.LISTENING
            and states[0].stage is Stage.FAILED
        ):
            break
    failed = [state for state in states if state.stage is Stage.FAILED]
    assert failed
    assert failed[0].problem == "The receiver has ended: nothing is captured"
    assert states[-1].stage is Stage.LISTENING
