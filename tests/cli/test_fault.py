from pathlib import Path

import pytest

from inspector.faults.catalogue import kinds
from inspector.store.reader import Reader
from tests.cli.conftest import Cli


def armed(store: Path) -> str | None:
    with Reader(store) as reader:
        (endpoint,) = reader.endpoints()
    return None if endpoint.armed_fault is None else str(endpoint.armed_fault.fault)


def test_a_fault_is_armed_told_and_switched_off(cli: Cli, store: Path, endpoint: object) -> None:
    assert "armed on akuworks: status 503" in cli("fault", "akuworks", "status", "503").out
    assert armed(store) == "status 503"
    assert "status 503" in cli("fault").out
    assert cli("fault", "akuworks", "off").code == 0
    assert armed(store) is None
    assert cli("fault").out == "No fault is armed.\n"


def test_all_faults_are_switched_off_at_once(cli: Cli, store: Path, endpoint: object) -> None:
    cli("fault", "akuworks", "hang")
    assert cli("fault", "off").code == 0
    assert armed(store) is None


def test_a_fault_may_end_by_itself(cli: Cli, store: Path, endpoint: object) -> None:
    (line,) = cli("fault", "akuworks", "delay", "6s", "--for", "5m", "--json").lines
    assert line["kind"] == "delay"
    assert line["options"] == {"seconds": 6.0}
    assert line["until"] > line["armed_at"]
    assert cli("fault", "--json").lines == [line]


def test_a_fault_can_be_armed_before_anything_has_run(cli: Cli, store: Path) -> None:
    assert cli("fault", "akuworks", "status", "429", "Retry-After=4").code == 0
    assert armed(store)


def test_the_kinds_are_listed(cli: Cli) -> None:
    lines = cli("fault", "--list", "--json").lines
    assert [line["kind"] for line in lines] == [kind.name for kind in kinds()]
    assert all(
        set(line) == {"version", "type", "kind", "level", "wire", "clients"} for line in lines
    )
    assert "on the wire" in cli("fault", "--list").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["akuwork", "hang"], "Did you mean 'akuworks'?"),
        (["akuworks", "statis", "503"], "Did you mean 'status'?"),
        (["akuworks", "status", "abc"], "three digits"),
        (["akuworks", "delay", "soon"], "not a duration"),
        (["akuworks", "hang", "--for", "ever"], "not a duration"),
    ],
)
def test_bad_input_is_told_and_nothing_is_armed(
    cli: Cli, store: Path, endpoint: object, arguments: list[str], words: str
) -> None:
    result = cli("fault", *arguments)
    assert result.code == 2
    assert words in result.err
    assert armed(store) is None
