"""A command line to call, and a history to look at."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from inspector.cli.main import run
from inspector.model.captured_request import CapturedRequest
from inspector.model.endpoint import Endpoint
from inspector.model.judged import Judged
from inspector.model.request import Request
from inspector.model.response import Response
from inspector.model.secret import Secret
from inspector.providers.catalogue_loader import load
from inspector.store.endpoints import Endpoints
from inspector.store.migrations import ensure
from inspector.store.writer import Writer

SECRET = "whsec_test"
AT = 1_737_801_000_000_000_000
HOSTILE = "\x1b]0;PWNED\x07\x9b2J\x7f\u202e"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [parsed(line) for line in self.out.splitlines()]


def parsed(line: str) -> dict[str, Any]:
    """Return what a JSON line says."""
    said = json.loads(line)
    assert isinstance(said, dict)
    return said


Cli = Callable[..., Result]
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store" / "inspector.db"


@pytest.fixture
def cli(store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run one command line in this process on the test's own store."""
    monkeypatch.setenv("INSPECTOR_STORE", str(store))
    monkeypatch.setenv("HOME", str(store.parent.parent))
    monkeypatch.setenv("XDG_STATE_HOME", str(store.parent.parent / "state"))

    def call(*arguments: str) -> Result:
        capsys.readouterr()
        code = run(list(arguments))
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return call


@pytest.fixture
def process(store: Path) -> Process:
    """Run one command line in a process of its own."""
    env = os.environ | {"INSPECTOR_STORE": str(store), "HOME": str(store.parent.parent)}
    usual: dict[str, Any] = {"stdin": subprocess.DEVNULL, "capture_output": True}

    def call(*arguments: str, **options: Any) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [sys.executable, "-m", "inspector", *arguments],
            check=False,
            env=env,
            timeout=60,
            **usual | options,
        )

    return call


@pytest.fixture
def endpoint(store: Path) -> Endpoint:
    """A store with one AkuWorks endpoint whose secret is known."""
    ensure(store)
    with Endpoints(store) as endpoints:
        secrets = (Secret("main", SECRET),)
        return endpoints.add(Endpoint(0, "akuworks", "/hooks/akuworks", "akuworks", secrets))


def captured(
    body: bytes, headers: tuple[tuple[str, str], ...] = (), **fields: Any
) -> CapturedRequest:
    """Return a request as it would have come over the wire."""
    target = fields.get("target", "/hooks/akuworks")
    pairs = (("Host", "127.0.0.1:4665"), *headers, ("Content-Length", str(len(body))))
    lines = "".join(f"{name}: {value}\r\n" for name, value in pairs)
    head = f"POST {target} HTTP/1.1\r\n{lines}\r\n".encode("latin-1", "replace")
    usual = {
        "received_at": AT,
        "remote": "127.0.0.1:50000",
        "head": head,
        "body": body,
        "method": "POST",
        "target": target,
        "version": "1.1",
        "headers": pairs,
    }
    return CapturedRequest(**usual | fields)


def signed(event_type: str, secret: str = SECRET, at: int = AT) -> CapturedRequest:
    """Return a signed sample as captured."""
    provider = load("akuworks")
    request = Request("POST", "", (), provider.sample(event_type))
    result = provider.sign(request, secret, now=at / 1e9)
    return captured(result.body, result.headers, received_at=at)


def hostile() -> CapturedRequest:
    """Return a request whose every field would act on a terminal."""
    body = json.dumps({"event": HOSTILE, "note": HOSTILE}, ensure_ascii=False).encode()
    head = f"POST /{HOSTILE} HTTP/1.1\r\nX-Note: {HOSTILE}\r\n\r\n".encode()
    latin = head.decode("latin-1")
    return captured(
        body,
        head=head,
        target=latin.split(" ")[1],
        headers=(("X-Note", latin.split("X-Note: ")[1][:-4]),),
    )


@pytest.fixture
def history(store: Path, endpoint: Endpoint) -> tuple[CapturedRequest, ...]:
    """Three requests: a valid one, a forged one, a hostile one; answered 200, 401 and not at all."""
    requests = (
        signed("verification.success"),
        signed("security.alert", secret="wrong", at=AT + 1_000_000_000),
        hostile(),
    )
    asyncio.run(_write(store, endpoint, requests))
    return requests


async def _write(store: Path, endpoint: Endpoint, requests: tuple[CapturedRequest, ...]) -> None:
    writer, provider = Writer(store), load("akuworks")
    for request, status in zip(requests, (200, 401, None), strict=True):
        seen = request.as_request("http://127.0.0.1:4665/hooks/akuworks")
        verdict = provider.verify(seen, [("main", SECRET)], now=request.received_at / 1e9)
        judged = Judged(endpoint.id, endpoint.name, "akuworks", provider.event(seen), verdict)
        number = await writer.put(request, judged)
        if status is not None:
            writer.put_response(
                Response(
                    request_id=number,
                    started_at=request.received_at,
                    finished_at=request.received_at + 3_000_000,
                    status=status,
                    headers=(("X-Answer", "yes"),),
                    body=b"ok\n",
                    phase="complete",
                    bytes_sent=60,
                    succeeded=status == 200,
                    fault="status 401" if status == 401 else None,
                )
            )
    await writer.close()
