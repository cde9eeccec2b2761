"""A receiver in a child process: started, attached to, ended, kept."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.model.unavailable_error import UnavailableError
from inspector.receiver.presence import ask_about
from inspector.receiver.receiver_child import ReceiverChild


@pytest.fixture
def child(store: Path) -> Iterator[ReceiverChild]:
    made = ReceiverChild(store, port=0)
    yield made
    made.stop()


def test_a_child_is_started_and_ended_with_us(child: ReceiverChild, store: Path) -> None:
    health = child.start()
    assert child.is_ours
    assert health.store == str(store)
    assert child.health() == health
    assert child.log.stat().st_mode & 0o777 == 0o600
    child.stop()
    assert not child.is_ours
    assert child.health() is None


def test_a_store_that_does_not_exist_yet_is_made(tmp_path: Path) -> None:
    child = ReceiverChild(tmp_path / "new" / "inspector.db", port=0)
    assert child.start().store == str(child.store)
    child.stop()


def test_the_second_attaches_and_ends_nothing(child: ReceiverChild, store: Path) -> None:
    first = child.start()
    second = ReceiverChild(store, port=0)
    assert second.start() == first
    assert not second.is_ours
    second.stop()
    assert child.health() == first


def test_the_terminals_interrupt_does_not_reach_it(child: ReceiverChild) -> None:
    health = child.start()
    assert os.getpgid(health.pid) != os.getpgid(0)


def test_a_kept_child_outlives_us(store: Path) -> None:
    child = ReceiverChild(store, port=0, keep=True)
    health = child.start()
    child.stop()
    assert ask_about(store) == health
    os.kill(health.pid, signal.SIGTERM)
    assert child.wait(20)
    assert ask_about(store) is None


def test_one_that_does_not_come_up_says_why(store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        child = ReceiverChild(store, port=port)
        with pytest.raises(UnavailableError) as caught:
            child.start()
    assert f"Port {port} on 127.0.0.1 is in use" in caught.value.detail
    assert str(child.log) in caught.value.remedy
    assert not child.is_ours


def test_one_that_is_killed_is_missed_and_can_be_started_again(child: ReceiverChild) -> None:
    health = child.start()
    os.kill(health.pid, signal.SIGKILL)
    assert child.wait(20)
    assert child.health() is None
    again = child.start()
    assert again.pid != health.pid
