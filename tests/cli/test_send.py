import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from inspector.receiver.receiver import Receiver
from inspector.store.reader import Reader
from tests.cli.conftest import Cli, Result


class OffLoop:
    """Runs command lines in a thread, beside a receiver in this one's event loop."""

    def __init__(self, cli: Cli) -> None:
        self._cli = cli

    async def __call__(self, *arguments: str) -> Result:
        return await asyncio.to_thread(self._cli, *arguments)


@pytest.fixture
def send(cli: Cli) -> OffLoop:
    return OffLoop(cli)


@pytest.fixture
async def receiver(store: Path) -> AsyncIterator[Receiver]:
    receiver = Receiver(store, port=0)
    await receiver.start()
    yield receiver
    await receiver.stop()


async def test_our_own_endpoint_needs_no_secret_named(
    send: OffLoop, receiver: Receiver, store: Path
) -> None:
    url = f"{receiver.url}/hooks/akuworks"
    result = await send("send", "akuworks", "verification.success", "--to", url)
    assert result.code == 0, result.err
    assert "✓ 200 after" in result.out
    assert f"delivered  verification.success to {url}" in result.out
    with Reader(store) as reader:
        assert reader.page_before(None, 1)[0].verdict == "valid"
        assert reader.deliveries(1)[0].state == "delivered"


async def test_json_has_a_line_per_attempt_and_per_delivery(
    send: OffLoop, receiver: Receiver
) -> None:
    url = f"{receiver.url}/hooks/akuworks"
    arguments = ["--secret", "wrong", "--retries", "0", "--count", "2", "--json"]
    result = await send("send", "akuworks", "config.updated", "--to", url, *arguments)
    assert result.code == 1
    assert [line["type"] for line in result.lines] == ["attempt", "delivery"] * 2
    attempt, delivery = result.lines[:2]
    assert (attempt["status"], attempt["error"], attempt["succeeded"]) == (401, None, False)
    assert (delivery["state"], delivery["attempts"], delivery["target"]) == ("failed", 1, url)
    assert set(attempt) == {
        "version",
        "type",
        "delivery_id",
        "number",
        "started_at",
        "duration_ms",
        "status",
        "error",
        "detail",
        "succeeded",
        "next_at",
    }


async def test_a_payload_may_be_changed_and_a_header_added(
    send: OffLoop, receiver: Receiver, store: Path
) -> None:
    await send(
        *("send", "akuworks", "config.updated", "--to", f"{receiver.url}/hooks/akuworks"),
        *("--set", "server.name=Łódź", "-H", "X-Note: hello"),
    )
    with Reader(store) as reader:
        stored = reader.request(1)
    assert stored
    assert "Łódź".encode() in stored.captured.body
    assert ("X-Note", "hello") in stored.captured.headers
    assert stored.summary.verdict == "valid"


async def test_a_body_of_ones_own_may_announce_anything(
    send: OffLoop, receiver: Receiver, store: Path, tmp_path: Path
) -> None:
    body = tmp_path / "body.json"
    body.write_text('{"event": "something.new"}')
    url = f"{receiver.url}/hooks/akuworks"
    result = await send("send", "akuworks", "something.new", "--to", url, "--body", str(body))
    assert result.code == 0
    with Reader(store) as reader:
        assert reader.page_before(None, 1)[0].event_type == "something.new"


async def test_a_foreign_target_asks_for_a_secret(send: OffLoop, receiver: Receiver) -> None:
    for url in ("http://127.0.0.1:9/hooks/akuworks", f"{receiver.url}/nowhere"):
        result = await send("send", "akuworks", "config.updated", "--to", url)
        assert result.code == 2
        assert "--secret" in result.err


def test_an_unreachable_target_is_the_networks_failure(cli: Cli) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/"
    arguments = ["--secret", "s", "--retries", "0"]
    result = cli("send", "akuworks", "config.updated", "--to", url, *arguments)
    assert result.code == 3
    assert "refused: Nothing listens on 127.0.0.1" in result.out
    assert "host and port" in result.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["akuwork", "config.updated", "--to", "http://h/"], "akuworks"),
        (["akuworks", "config.update", "--to", "http://h/"], "'config.updated'"),
        (["akuworks", "config.updated", "--to", "h:80/"], "http://127.0.0.1:4665"),
        (["akuworks", "config.updated"], "--to"),
        (["akuworks", "config.updated", "--to", "http://h/", "--secret", "env:NOPE"], "NOPE"),
        (
            ["akuworks", "config.updated", "--to", "http://h/", "--secret", "s", "--set", "x"],
            "--set",
        ),
        (["akuworks", "config.updated", "--to", "http://h/", "--secret", "s", "-H", "x"], "Name:"),
        (
            ["akuworks", "config.updated", "--to", "http://h/", "--secret", "s", "-H", "a b: x"],
            "name",
        ),
        (
            ["akuworks", "config.updated", "--to", "http://h/", "--secret", "s", "--count", "0"],
            "count",
        ),
        (["akuworks", "config.updated", "--to", "http://h/", "--body", "nowhere"], "nowhere"),
    ],
)
def test_bad_input_is_told_before_anything_is_sent(
    cli: Cli, arguments: list[str], words: str
) -> None:
    result = cli("send", *arguments)
    assert result.code == 2
    assert words in result.err
    assert result.out == ""
