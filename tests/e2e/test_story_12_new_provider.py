"""Story 12: a company's own webhooks become a provider like any other, by one file of hers."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import inspector
from inspector.model.request import Request

FILLED_IN = {
    'algorithm = "sha256"': 'algorithm = "sha512"',
    'signature = "header:X-Acme-Signature"': 'signature = "header:X-Acme-Sig"',
    'signed = "{timestamp}.{body}"': 'signed = "{timestamp}:{body}"',
    'when = ["header:X-Acme-Signature"]': 'when = ["header:X-Acme-Sig"]',
}
SECRET = "s3cret-of-acme"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    store = str(tmp_path / "store" / "inspector.db")
    own = {"HOME": str(tmp_path), "INSPECTOR_STORE": store, "ACME_SECRET": SECRET}
    return os.environ | own | {"PYTHONPATH": str(Path(inspector.__file__).parent.parent)}


@pytest.fixture
def run(project: Path, env: dict[str, str]) -> Run:
    """Run one command in the project's folder, or in another one."""

    def call(*arguments: str, folder: Path = project) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "inspector", *arguments],
            cwd=folder,
            env=env,
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
            stdin=subprocess.DEVNULL,
        )

    return call


@pytest.fixture
def receiver(project: Path, env: dict[str, str]) -> Iterator[str]:
    """A receiver started in the project's folder; its URL."""
    command = [sys.executable, "-m", "inspector", "serve", "--port", "0", "--json", "--quiet"]
    with subprocess.Popen(
        command, cwd=project, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdin
        yield json.loads(process.stdout.readline())["url"]
        process.stdin.close()
        assert process.wait(30) == 0


def fill_in(file: Path) -> None:
    text = file.read_text()
    for before, after in FILLED_IN.items():
        assert text.count(before) == 1
        text = text.replace(before, after)
    file.write_text(text)


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert done.returncode in {0, 1}, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_four_lines_make_a_provider_like_any_other(
    run: Run, project: Path, receiver: str, tmp_path: Path
) -> None:
    file = project / "providers" / "acme.toml"
    assert run("providers", "new", "acme").returncode == 0
    fill_in(file)
    checked = run("providers", "check", "providers/acme.toml")
    assert checked.returncode == 0, checked.stderr
    assert "X-Acme-Sig: " in checked.stdout
    assert "valid: " in checked.stdout

    # The receiver was there before the provider was.
    added = run("endpoint", "add", "acme", "--provider", "acme", "--secret", "main=env:ACME_SECRET")
    assert (added.returncode, added.stderr) == (0, "")
    url = f"{receiver}/hooks/acme"
    sent = run("send", "acme", "example.created", "--to", url)
    assert sent.returncode == 0, sent.stdout + sent.stderr
    wrong = ("--secret", "wrong", "--retries", "0")
    assert run("send", "acme", "example.created", "--to", url, *wrong).returncode == 1
    newest, first = lines(run("list", "--json"))
    assert (first["verdict"], first["event_type"], first["status"]) == (
        "valid",
        "example.created",
        200,
    )
    assert (first["provider"], first["coverage"]) == ("acme", "body")
    assert (newest["verdict"], newest["status"]) == ("invalid", 401)

    # Judged again, also by someone who stands elsewhere and knows the store alone.
    (again,) = lines(run("verify", "1", "--json", folder=tmp_path))
    assert (again["verdict"], again["secret"]) == ("valid", "main")
    assert run("providers", "acme", folder=tmp_path).stdout.startswith("Acme")


def test_its_mistakes_are_diagnosed(run: Run, project: Path) -> None:
    run("providers", "new", "acme")
    file = project / "providers" / "acme.toml"
    fill_in(file)
    table = tomllib.loads(file.read_text())
    body = b'{"type":"example.created","id":"evt_1"}'
    signed = inspector.sign(body, table, SECRET, now=1_763_650_980)
    request = Request("POST", "https://example.com/hooks/acme", signed.headers, body)
    found = inspector.diagnose(request, table, [f"{SECRET}\n"])
    assert [finding.family for finding in found.findings] == ["secret-mangled"]


def test_it_is_drilled(run: Run, project: Path, receiver: str) -> None:
    run("providers", "new", "acme")
    fill_in(project / "providers" / "acme.toml")
    run("endpoint", "add", "acme", "--provider", "acme", "--secret", "main=env:ACME_SECRET")
    assert run("fault", "acme", "status", "503").returncode == 0
    url = f"{receiver}/hooks/acme"
    outage = run("send", "acme", "example.created", "--to", url, "--retries", "0", "--json")
    attempt, delivery = lines(outage)
    assert (attempt["status"], delivery["state"]) == (503, "failed")
    assert run("fault", "acme", "off").returncode == 0
    assert run("send", "acme", "example.created", "--to", url).returncode == 0


def test_a_receiver_tells_what_is_wrong_with_it_before_it_listens(run: Run, project: Path) -> None:
    run("providers", "new", "acme")
    file = project / "providers" / "acme.toml"
    file.write_text(file.read_text().replace('encoding = "hex"', 'encoding = "hx"'))
    refused = run("serve", "--port", "0")
    assert refused.returncode == 2
    assert f"{file}: scheme[0].encoding: expected one of hex, base64, base64url" in refused.stderr
    assert refused.stdout == ""
