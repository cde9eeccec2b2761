"""The name that a receiver leaves beside its store, and asking who is there."""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.receiver.presence import (
    Presence,
    ask,
    ask_about,
    presence_file,
    read_presence,
    remove_presence,
    write_presence,
)
from inspector.receiver.receiver import Receiver
from inspector.version import __version__

NAME = Presence(pid=1, host="127.0.0.1", port=2, version="3", url="http://127.0.0.1:2", nonce="a")


def test_a_name_is_written_read_and_removed(tmp_path: Path) -> None:
    store = tmp_path / "inspector.db"
    assert read_presence(store) is None
    write_presence(store, NAME)
    assert read_presence(store) == NAME
    assert presence_file(store).stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [presence_file(store)]
    remove_presence(store, NAME)
    assert read_presence(store) is None


def test_another_ones_name_is_left_alone(tmp_path: Path) -> None:
    store = tmp_path / "inspector.db"
    write_presence(store, NAME)
    remove_presence(store, replace(NAME, nonce="b"))
    assert read_presence(store) == NAME


@pytest.mark.parametrize("text", ["", "{", "null", "[]", '{"pid": 1}', '{"colour": "red"}'])
def test_a_file_that_says_nothing_is_no_name(tmp_path: Path, text: str) -> None:
    store = tmp_path / "inspector.db"
    presence_file(store).write_text(text)
    assert read_presence(store) is None


async def test_a_receiver_tells_its_health_and_captures_nothing(
    receiver: Receiver, store: Path
) -> None:
    health = await asyncio.to_thread(ask, "127.0.0.1", receiver.port)
    assert health == receiver.health()
    assert health is not None
    assert (health.version, health.store, health.url) == (__version__, str(store), receiver.url)
    assert (health.served, health.exposed, health.problem) == (0, False, None)
    assert await asyncio.to_thread(ask_about, store) == health


async def test_the_receiver_of_another_store_is_not_ours(
    receiver: Receiver, store: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    presence_file(other).write_bytes(presence_file(store).read_bytes())
    assert await asyncio.to_thread(ask_about, other) is None


async def test_after_its_stop_nobody_is_there(
    receive: Callable[..., Awaitable[Receiver]], store: Path
) -> None:
    receiver = await receive()
    port = receiver.port
    await receiver.stop()
    assert await asyncio.to_thread(ask_about, store) is None
    assert await asyncio.to_thread(ask, "127.0.0.1", port) is None


def answer_once(listener: socket.socket, answer: bytes) -> None:
    connection, _ = listener.accept()
    with connection:
        connection.recv(100)
        connection.sendall(answer)


@pytest.mark.parametrize("answer", [b"HTTP/1.1 400 Bad Request\r\n\r\n", b"", b"x" * 200_000])
def test_another_program_is_no_receiver(answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer_once, args=(listener, answer))
        thread.start()
        assert ask("127.0.0.1", listener.getsockname()[1]) is None
    thread.join()


def test_one_that_never_answers_is_no_receiver() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        assert ask("127.0.0.1", listener.getsockname()[1], seconds=0.1) is None
