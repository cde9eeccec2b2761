from pathlib import Path

import pytest

from inspector.model.captured_request import CapturedRequest
from tests.cli.conftest import SECRET, Cli

History = tuple[CapturedRequest, ...]


def test_a_captured_request_is_judged_with_its_endpoints_secrets(
    cli: Cli, history: History
) -> None:
    result = cli("verify", "1")
    assert result.code == 0
    assert "✓ valid" in result.out
    assert "secret main" in result.out


def test_what_is_not_valid_has_exit_code_1(cli: Cli, history: History) -> None:
    result = cli("verify", "2", "--json")
    assert result.code == 1
    assert result.lines[0]["verdict"] == "invalid"


def test_another_secret_may_be_named(cli: Cli, history: History) -> None:
    result = cli("verify", "2", "--secret", "other", "--secret", "wrong", "--json")
    assert result.code == 0
    assert result.lines[0] == {
        "version": 1,
        "type": "verdict",
        "provider": "akuworks",
        "verdict": "valid",
        "reason": result.lines[0]["reason"],
        "coverage": "body",
        "scheme": result.lines[0]["scheme"],
        "secret": "given 2",
        "form": result.lines[0]["form"],
    }


@pytest.mark.parametrize("reference", ["env:INSPECTOR_TEST_SECRET", "file:{}"])
def test_a_secret_may_stand_elsewhere(
    cli: Cli, history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reference: str
) -> None:
    monkeypatch.setenv("INSPECTOR_TEST_SECRET", "wrong")
    place = tmp_path / "secret"
    place.write_text("wrong\n")
    assert cli("verify", "2", "--secret", reference.format(place)).code == 0


def test_a_secret_that_does_not_resolve_is_a_wrong_setting(cli: Cli, history: History) -> None:
    result = cli("verify", "1", "--secret", "env:NOT_SET_ANYWHERE")
    assert result.code == 2
    assert "NOT_SET_ANYWHERE" in result.err


def test_a_request_from_a_file(cli: Cli, history: History, tmp_path: Path) -> None:
    file = tmp_path / "request.http"
    file.write_bytes(history[0].wire)
    assert (
        cli("verify", "--file", str(file), "--provider", "akuworks", "--secret", SECRET).code == 0
    )


def test_a_body_with_headers(cli: Cli, history: History, tmp_path: Path) -> None:
    file = tmp_path / "body.json"
    file.write_bytes(history[0].body)
    headers = [f"{name}: {value}" for name, value in history[0].headers]
    arguments = [part for header in headers for part in ("-H", header)]
    judged = ["--provider", "akuworks", "--secret", SECRET]
    assert cli("verify", "--body", str(file), *arguments, *judged).code == 0
    file.write_bytes(history[0].body.replace(b"success", b"failure"))
    assert cli("verify", "--body", str(file), *arguments, *judged).code == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Name one thing"),
        (["1", "--body", "-"], "Name one thing"),
        (["77"], "1 to 3"),
        (["1", "--provider", "akuwork"], "akuworks"),
        (["1", "--now", "tomorrow"], "ISO 8601"),
        (["--file", "nowhere.http"], "nowhere.http"),
        (["--body", __file__, "-H", "nonsense"], "Name: value"),
        (["one"], "verify --help"),
    ],
)
def test_bad_input_is_told(cli: Cli, history: History, arguments: list[str], words: str) -> None:
    result = cli("verify", *arguments)
    assert result.code == 2
    assert words in result.err


@pytest.mark.parametrize("moment", ["1737801000", "2025-01-25T10:30:00Z", "2025-01-25 10:30"])
def test_a_moment_is_given_in_seconds_or_iso(cli: Cli, history: History, moment: str) -> None:
    assert cli("verify", "1", "--now", moment).code == 0
