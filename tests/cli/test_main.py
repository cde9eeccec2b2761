"""The process edge: exit codes, one sentence for every failure, no traceback."""

import os
import pty
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from inspector.cli import list as list_module
from inspector.version import __version__
from tests.cli.conftest import Cli, Process


def test_version_and_help_are_no_errors(cli: Cli) -> None:
    assert cli("--version").out == f"inspector {__version__}\n"
    page = cli("--help")
    assert page.code == 0
    assert "inspector help start" in page.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["lst"], "Did you mean 'list'?"),
        (["list", "--nope"], "inspector list --help"),
        (["list", "-n", "0"], "inspector list --help"),
        (["show"], "inspector show --help"),
        (["endpoint", "lst"], "Did you mean 'list'?"),
        (["help", "signature"], "Did you mean 'signatures'?"),
        (["fault", "akuworks"], "inspector fault --help"),
    ],
)
def test_a_wrong_use_says_what_is_right(cli: Cli, arguments: list[str], words: str) -> None:
    result = cli(*arguments)
    assert result.code == 2
    assert result.err.startswith("error: ")
    assert words in result.err
    assert result.out == ""


def test_a_wrong_use_never_repeats_what_acts_on_a_terminal(cli: Cli) -> None:
    result = cli("\x1b]0;PWNED\x07")
    assert "]0;PWNED" in result.err
    assert result.err.replace("\n", "").isprintable()


@pytest.mark.parametrize("arguments", [["--store", "{}", "list"], ["list", "--store", "{}"]])
def test_the_store_may_be_named_before_or_after_the_command(
    cli: Cli, tmp_path: Path, arguments: list[str]
) -> None:
    place = str(tmp_path / "other.db")
    result = cli(*(argument.format(place) for argument in arguments))
    assert result.code == 2
    assert f"There is no store at {place}" in result.err


def test_a_file_that_is_no_store_is_named(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a database, but long enough to be looked at as one" * 20)
    result = cli("list", "--store", str(file))
    assert (result.code, "is not an Inspector store" in result.err) == (2, True)


def test_another_programs_database_is_refused(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE things (id)")
    connection.close()
    assert cli("metrics", "--store", str(file)).code == 2


def test_a_newer_store_is_refused(cli: Cli, store: Path, endpoint: object) -> None:
    connection = sqlite3.connect(store)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
        ("inspector", "s999_future", "2030-01-01"),
    )
    connection.commit()
    connection.close()
    result = cli("list")
    assert result.code == 2
    assert "newer Inspector" in result.err


def test_a_folder_that_cannot_be_made_is_the_environments_failure(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = cli("fault", "akuworks", "hang", "--store", str(tmp_path / "file" / "inspector.db"))
    assert result.code == 3
    assert "Traceback" not in result.err


def test_without_a_terminal_the_screen_is_not_started(process: Process) -> None:
    done = process()
    assert done.returncode == 2
    assert b"inspector serve" in done.stderr
    assert b"inspector list" in done.stderr


def test_what_nobody_foresaw_is_one_sentence_and_a_log(
    cli: Cli, history: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_summary: object) -> None:
        raise RuntimeError("a \x1b surprise")

    monkeypatch.setattr(list_module, "request_line", broken)
    result = cli("list", "--json")
    assert result.code == 3
    assert "Traceback" not in result.err
    assert "surprise" not in result.err
    log = Path(result.err.split("written in ")[1].strip().rstrip("."))
    text = log.read_text()
    assert "RuntimeError: a ␛ surprise" in text
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_reader_that_leaves_ends_it_quietly(process: Process, history: object) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = process("list", "--json", capture_output=False, stdout=write_end, stderr=subprocess.PIPE)
    os.close(write_end)
    assert done.returncode == 141
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
def test_an_output_without_room_is_told(process: Process, history: object) -> None:
    with Path("/dev/full").open("wb") as full:
        done = process("list", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 3
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


def test_a_closed_output_is_no_failure(store: Path, history: object) -> None:
    command = f"{sys.executable} -m inspector list --store {store} >&- 2>&-"
    assert subprocess.run(["sh", "-c", command], check=False, timeout=60).returncode == 0


def test_a_narrow_encoding_is_no_obstacle(process: Process, store: Path, history: object) -> None:
    env = os.environ | {"PYTHONIOENCODING": "ascii", "INSPECTOR_STORE": str(store)}
    done = subprocess.run(
        [sys.executable, "-m", "inspector", "list"],
        check=False,
        capture_output=True,
        env=env,
        timeout=60,
    )
    assert done.returncode == 0
    assert b"\\u2713 valid" in done.stdout
    assert done.stderr == b""


def on_terminal(arguments: list[str], store: Path, **env: str) -> bytes:
    """Run a command on a terminal of its own and return what it wrote there."""
    terminal, inside = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "inspector", *arguments],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        env=os.environ | {"INSPECTOR_STORE": str(store), "TERM": "xterm"} | env,
    )
    os.close(inside)
    written = b""
    try:
        while piece := os.read(terminal, 65536):
            written += piece
    except OSError:
        # Linux's way to say that nobody holds the other end any more.
        pass
    finally:
        os.close(terminal)
    child.wait(30)
    return written


def test_colour_is_for_terminals_only_and_not_for_everyone(
    store: Path, history: object, cli: Cli
) -> None:
    assert b"\x1b[" in on_terminal(["list"], store)
    assert b"\x1b" not in on_terminal(["list"], store, NO_COLOR="1")
    assert "\x1b" not in cli("list").out


@pytest.mark.parametrize("arguments", [["list"], ["show", "3"], ["show", "3", "--headers"]])
def test_nothing_captured_acts_on_a_terminal(
    store: Path, history: object, arguments: list[str]
) -> None:
    written = on_terminal(arguments, store, NO_COLOR="1")
    assert b"\x1b" not in written
    assert b"\x07" not in written
    assert "\x9b".encode() not in written
    assert "\u202e".encode() not in written
    assert "␛]0;PWNED␇".encode() in written


@pytest.mark.parametrize("part", ["--raw", "--body"])
def test_bytes_that_act_on_a_terminal_are_refused_there(
    store: Path, history: object, part: str
) -> None:
    written = on_terminal(["show", "3", part], store, NO_COLOR="1")
    assert b"\x1b" not in written
    assert b"is not for a terminal" in written
    assert b'"event":"verification.success"' in on_terminal(
        ["show", "1", part], store, NO_COLOR="1"
    )


def test_ctrl_c_ends_a_wait_with_130(store: Path, tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "inspector", "verify", "--body", "-", "--store", str(store)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONVERBOSE": "1"},
    )
    assert child.stderr
    assert child.stdin
    # Python's own account of its imports tells when the command has begun to read.
    for line in child.stderr:
        if b"inspector.cli.verify'" in line:
            break
    child.send_signal(signal.SIGINT)
    rest = child.stderr.read()
    assert child.wait(30) == 130
    assert b"Traceback" not in rest
    child.stdin.close()
    assert child.stdout
    child.stdout.close()
    child.stderr.close()
