import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest
import requests

from inspector.formats.json_line import json_line
from inspector.store.reader import Reader
from tests.cli.conftest import Cli, parsed

Serving = Callable[..., "Receiving"]


class Receiving:
    """`inspector serve` as a process whose standard input is held open."""

    def __init__(self, store: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "inspector", "serve", "--port", "0", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"INSPECTOR_STORE": str(store)},
        )

    @property
    def out(self) -> IO[str]:
        assert self.process.stdout
        return self.process.stdout

    def end(self) -> tuple[int, str, str]:
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err

    def kill(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()


@pytest.fixture
def serving(store: Path) -> Iterator[Serving]:
    started: list[Receiving] = []

    def start(*arguments: str) -> Receiving:
        started.append(Receiving(store, *arguments))
        return started[-1]

    yield start
    for receiving in started:
        receiving.kill()


def test_json_begins_with_ready_and_has_a_line_per_request(
    serving: Serving, store: Path, cli: Cli
) -> None:
    receiving = serving("--json")
    ready = parsed(receiving.out.readline())
    assert ready == {
        "version": 1,
        "type": "ready",
        "url": ready["url"],
        "https_url": None,
        "store": str(store),
        "pid": receiving.process.pid,
    }
    answer = requests.post(f"{ready['url']}/hooks/akuworks?\x1b", b"{}", timeout=10)
    assert answer.status_code == 401
    line = receiving.out.readline()
    assert line.strip().isprintable()
    assert (parsed(line)["verdict"], parsed(line)["status"]) == ("missing", 401)
    receiving.process.send_signal(signal.SIGINT)
    assert receiving.end() == (0, "", "")
    assert cli("list", "--json").out == line == json_line(parsed(line)) + "\n"


def test_people_read_where_it_listens_and_what_came(serving: Serving, cli: Cli) -> None:
    cli("fault", "akuworks", "status", "503")
    receiving = serving()
    first = receiving.out.readline()
    assert first.startswith("listening on http://127.0.0.1:")
    url = first.split()[2]
    assert receiving.out.readline().strip().startswith(f"{url}/hooks/akuworks")
    assert receiving.out.readline() == "\n"
    assert requests.post(f"{url}/hooks/akuworks", b"{}", timeout=10).status_code == 503
    row = receiving.out.readline()
    assert "∅ missing" in row
    assert "fault: status 503" in row
    assert receiving.process.stdin
    receiving.process.stdin.close()
    receiving.process.stdin = None
    code, _, err = receiving.end()
    assert code == 0
    assert "fault armed on akuworks: status 503" in err


def test_a_port_in_use_is_the_environments_failure(serving: Serving) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, out, err = serving("--port", str(taken.getsockname()[1])).end()
    assert (code, out) == (3, "")
    assert "Traceback" not in err


def test_a_store_is_served_once(serving: Serving) -> None:
    serving("--json").out.readline()
    code, _, err = serving("--json").end()
    assert code == 3
    assert "served already" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--port", "99999"], "--port is not a port"),
        (["--max-body", "big"], "--max-body is not a size"),
        (["--host", "nowhere.invalid"], "nowhere.invalid"),
    ],
)
def test_bad_settings_are_told(serving: Serving, arguments: list[str], words: str) -> None:
    code, _, err = serving(*arguments).end()
    assert code == 2
    assert words in err


def test_a_body_over_the_limit_is_refused_and_recorded(serving: Serving, store: Path) -> None:
    receiving = serving("--json", "--max-body", "1 kB")
    url = parsed(receiving.out.readline())["url"]
    assert requests.post(f"{url}/x", b"a" * 1001, timeout=10).status_code == 413
    assert requests.post(f"{url}/x", b"a" * 1000, timeout=10).status_code == 200
    with Reader(store) as reader:
        assert reader.count() == 2


TOML = """
[[endpoint]]
name = "mine"
path = "/mine"
provider = "akuworks"
secrets = { main = "env:NOT_SET_ANYWHERE" }
"""


def test_endpoints_are_set_up_from_a_file(serving: Serving, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "endpoints.toml"
    file.write_text(TOML)
    receiving = serving("--config", str(file), "--quiet")
    assert receiving.out.readline()
    assert "/mine  mine (akuworks)" in receiving.out.readline()
    with Reader(store) as reader:
        assert [endpoint.name for endpoint in reader.endpoints()] == ["mine"]
    assert receiving.process.stdin
    receiving.process.stdin.close()
    receiving.process.stdin = None
    assert receiving.end()[0] == 0


def test_a_file_that_is_not_there_is_told(serving: Serving, tmp_path: Path) -> None:
    code, _, err = serving("--config", str(tmp_path / "nowhere.toml")).end()
    assert code == 2
    assert "nowhere.toml" in err
