from pathlib import Path

import pytest

from inspector.config.secret_reference import resolve
from inspector.model.inspector_error import InspectorError
from inspector.model.secret import Secret

VALUE = "s3cret-välue"


def secret(reference: str) -> Secret:
    return Secret("main", reference)


def test_a_value_is_itself() -> None:
    assert resolve(secret("whsec_abc \n")) == "whsec_abc \n"
    assert resolve(secret("environment:X")) == "environment:X"


def test_a_variable_is_looked_up() -> None:
    assert resolve(secret("env:NAME"), environ={"NAME": f" {VALUE}\n"}) == f" {VALUE}\n"


def test_the_process_has_variables_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECTOR_TEST_SECRET", VALUE)
    assert resolve(secret("env:INSPECTOR_TEST_SECRET")) == VALUE


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("abc", "abc"),
        ("abc\n", "abc"),
        ("abc\r\n", "abc"),
        ("abc\n\n", "abc\n"),
        (" abc \t\n", " abc \t"),
        ("abc\r", "abc\r"),
        ("\nabc", "\nabc"),
        (f"{VALUE}\n", VALUE),
    ],
)
def test_a_file_loses_one_closing_line_end(tmp_path: Path, content: str, expected: str) -> None:
    (tmp_path / "secret").write_bytes(content.encode())
    assert resolve(secret(f"file:{tmp_path}/secret")) == expected


def test_a_relative_file_counts_from_the_base(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "secret").write_text("from a")
    assert resolve(secret("file:secret"), base=tmp_path / "a") == "from a"
    monkeypatch.chdir(tmp_path)
    assert resolve(secret("file:a/secret")) == "from a"
    monkeypatch.setenv("HOME", str(tmp_path / "a"))
    assert resolve(secret("file:~/secret"), base=Path("/")) == "from a"


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("", "no value"),
        ("env:", "names no variable"),
        ("env:ABSENT", "ABSENT is not set"),
        ("env:EMPTY", "EMPTY is empty"),
        ("file:", "names no file"),
        ("file:absent", "absent cannot be read: No such file"),
        ("file:.", "cannot be read: Is a directory"),
        ("file:empty", "empty is empty"),
        ("file:newline", "newline is empty"),
        ("file:latin", "latin is not UTF-8"),
        ("file:large", "larger than 65536 bytes"),
        ("file:a\0b", "null"),
        ("file:~nobody-of-this-name/x", "cannot be read"),
    ],
)
def test_what_does_not_resolve_says_what_was_looked_for(
    tmp_path: Path, reference: str, words: str
) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "newline").write_text("\n")
    (tmp_path / "latin").write_bytes(b"hidden\xff")
    (tmp_path / "large").write_bytes(b"x" * 70_000)
    with pytest.raises(InspectorError, match="The secret 'main' does not resolve") as caught:
        resolve(secret(reference), environ={"EMPTY": ""}, base=tmp_path)
    assert words in caught.value.detail
    assert caught.value.remedy
    assert caught.value.exit_code == 2
    assert "hidden" not in repr((caught.value.detail, caught.value.__cause__))
