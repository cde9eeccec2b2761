import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from inspector.receiver.receiver import Receiver
from inspector.signatures.local_key_pair import LocalKeyPair
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


async def test_every_kind_of_provider_is_sent_to_an_endpoint_of_ours(
    send: OffLoop, receiver: Receiver, store: Path
) -> None:
    add = ("endpoint", "add")
    for arguments in (
        ("github", "--secret", "main=s3cret"),
        ("sendgrid", "--test-key"),
        ("datadog",),
    ):
        name, *rest = arguments
        added = await send(*add, name, "--provider", name, *rest)
        assert added.code == 0, added.err
    for name, event in (("github", "push"), ("sendgrid", "delivered"), ("datadog", "alert")):
        result = await send("send", name, event, "--to", f"{receiver.url}/hooks/{name}")
        assert result.code == 0, result.err
    with Reader(store) as reader:
        rows = reader.page_after(0, 3)
    assert [row.verdict for row in rows] == ["valid", "valid", "unchecked"]
    assert rows[0].event_type == "push"


async def test_what_a_scheme_needs_beside_the_secret_is_given(
    send: OffLoop, receiver: Receiver, store: Path, tmp_path: Path
) -> None:
    pair = LocalKeyPair.make("rsa")
    (tmp_path / "private.pem").write_text(pair.private_pem)
    (tmp_path / "public.pem").write_text(pair.public_pem)
    await send("endpoint", "add", "paypal", "--provider", "paypal")
    arguments = ("send", "paypal", "PAYMENT.CAPTURE.COMPLETED", "--retries", "0")
    target = ("--to", f"{receiver.url}/hooks/paypal")
    secret = ("--secret", f"file:{tmp_path}/private.pem")
    lacking = await send(*arguments, *target, *secret)
    assert (lacking.code, "webhook_id is needed" in lacking.err) == (2, True)
    param = ("--param", "webhook_id=8PT597110X687430LKGECATA")
    assert (await send(*arguments, *target, *secret, *param)).code == 0
    judged = ("verify", "1", "--provider", "paypal", "--secret", f"file:{tmp_path}/public.pem")
    assert (await send(*judged, *param)).code == 0
    assert (await send(*judged, "--param", "webhook_id=1")).code == 1
    wrong = await send(*judged, "--param", "webhook_id")
    assert (wrong.code, "is no parameter" in wrong.err) == (2, True)
