"""One receiver per store."""

import subprocess
import sys
from pathlib import Path

import pytest

from inspector.model.unavailable_error import UnavailableError
from inspector.receiver.lock import Lock
from inspector.receiver.presence import Presence, write_presence

HOLD = """
import sys
from pathlib import Path
from inspector.receiver.lock import Lock
lock = Lock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def hold(store: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(store)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_second_one_is_refused_and_the_first_is_named(tmp_path: Path) -> None:
    store = tmp_path / "inspector.db"
    write_presence(
        store,
        Presence(
            pid=4711, host="127.0.0.1", port=1, version="0", url="http://127.0.0.1:1", nonce="n"
        ),
    )
    lock = Lock(store)
    lock.acquire()
    with pytest.raises(UnavailableError) as caught:
        Lock(store).acquire()
    assert "4711" in caught.value.detail
    assert "http://127.0.0.1:1" in caught.value.detail
    assert "attach" in caught.value.remedy
    lock.release()


def test_it_is_held_against_other_processes_and_free_after_a_kill(tmp_path: Path) -> None:
    store = tmp_path / "inspector.db"
    holder = hold(store)
    with pytest.raises(UnavailableError):
        Lock(store).acquire()
    end(holder)
    lock = Lock(store)
    lock.acquire()
    lock.release()


def test_it_can_be_taken_again_after_its_release(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "inspector.db")
    for _ in range(3):
        lock.acquire()
        lock.release()
    lock.release()


def test_stores_beside_each_other_have_locks_of_their_own(tmp_path: Path) -> None:
    one, other = Lock(tmp_path / "one.db"), Lock(tmp_path / "other.db")
    one.acquire()
    other.acquire()
    one.release()
    other.release()


def test_the_store_itself_is_not_touched(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "inspector.db")
    lock.acquire()
    assert not (tmp_path / "inspector.db").exists()
    (made,) = tmp_path.iterdir()
    assert made.stat().st_mode & 0o777 == 0o600
    lock.release()


def test_a_folder_that_is_not_there_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError) as caught:
        Lock(tmp_path / "missing" / "inspector.db").acquire()
    assert caught.value.remedy
