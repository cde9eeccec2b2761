from pathlib import Path

import pytest

from inspector.config.endpoint_file import read_endpoints
from inspector.model.endpoint import Endpoint
from inspector.model.inspector_error import InspectorError
from inspector.model.reply import Reply
from inspector.model.secret import Secret
from inspector.store.endpoints import Endpoints
from inspector.store.migrations import ensure

WHOLE = """
[[endpoint]]
name = "akuworks"
path = "/hooks/akuworks"
provider = "akuworks"
secrets = { main = "env:AKUWORKS_SECRET", next = "file:secrets/next", old = "file:/etc/old", home = "file:~/s", kept = "whsec_1" }
public_url = "https://hooks.example.com/hooks/akuworks"
max_body = "2 MiB"
respond = { status = 202, body = "ök", headers = { X-One = "1", X-Many = ["a", "b"] } }

[[endpoint]]
name = "plain"
path = "/"
max_body = 0
"""
MINIMAL = '[[endpoint]]\nname = "a"\npath = "/a"\n'


def write(folder: Path, text: str) -> Path:
    file = folder / "inspector.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_holds_whole_endpoints(tmp_path: Path) -> None:
    assert read_endpoints(write(tmp_path, WHOLE)) == (
        Endpoint(
            0,
            "akuworks",
            "/hooks/akuworks",
            "akuworks",
            (
                Secret("main", "env:AKUWORKS_SECRET"),
                Secret("next", f"file:{tmp_path}/secrets/next"),
                Secret("old", "file:/etc/old"),
                Secret("home", "file:~/s"),
                Secret("kept", "whsec_1"),
            ),
            Reply(202, (("X-One", "1"), ("X-Many", "a"), ("X-Many", "b")), "ök".encode()),
            "https://hooks.example.com/hooks/akuworks",
            2 << 20,
        ),
        Endpoint(0, "plain", "/", max_body=0),
    )


def test_what_is_read_can_be_applied(tmp_path: Path) -> None:
    store = tmp_path / "inspector.db"
    ensure(store)
    with Endpoints(store) as endpoints:
        endpoints.apply(read_endpoints(write(tmp_path, WHOLE)))
        assert endpoints.ensure_default().name == "akuworks"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "endpoint = []"])
def test_a_file_without_endpoints_has_none(tmp_path: Path, text: str) -> None:
    assert read_endpoints(write(tmp_path, text)) == ()


def test_an_empty_reply_is_200(tmp_path: Path) -> None:
    [endpoint] = read_endpoints(write(tmp_path, MINIMAL + "respond = {}"))
    assert endpoint.reply == Reply(200, (), b"")


@pytest.mark.parametrize(
    ("text", "title", "words"),
    [
        ("endpoint = 5", "endpoint is not right", "a list, found 5"),
        ("endpoint = [5]", "endpoint is not right", "tables, each beginning with [[endpoint]]"),
        ("[endpoint]\nname = 'a'", "endpoint is not right", "a list, found a table"),
        ("[[endpoints]]", "endpoints is not known", "Did you mean 'endpoint'?"),
        ("[[endpoint]]\npath = '/a'", "endpoint[1].name is missing", "a text"),
        ("[[endpoint]]\nname = 'a'", "endpoint[1].path is missing", "[endpoint[1]]"),
        (MINIMAL + "pathh = 1", "endpoint[1].pathh is not known", "Did you mean 'path'?"),
        (MINIMAL.replace('"a"', '""'), "endpoint[1].name is not right", "not empty"),
        (MINIMAL.replace('"a"', "5"), "endpoint[1].name is not right", "a text, found 5"),
        (MINIMAL.replace("/a", "a"), "endpoint[1].path is not right", "begins with a slash"),
        (MINIMAL + 'provider = "akuwork"', "endpoint[1].provider", "'akuworks'"),
        (MINIMAL + 'public_url = "x.com"', "endpoint[1].public_url is not right", "https://"),
        (MINIMAL + 'max_body = "big"', "endpoint[1].max_body is not a size", "64 MiB"),
        (MINIMAL + "max_body = -1", "endpoint[1].max_body is not right", "a number of bytes"),
        (MINIMAL + "max_body = true", "endpoint[1].max_body is not right", "found True"),
        (MINIMAL + "max_body = 1.5", "endpoint[1].max_body is not right", "found 1.5"),
        (MINIMAL + "max_body = 2030-01-01", "endpoint[1].max_body is not right", "whole number"),
        (MINIMAL + "respond = 200", "endpoint[1].respond is not right", "a table, found 200"),
        (MINIMAL + "respond = {code = 1}", "respond.code is not known", "status, headers, body"),
        (MINIMAL + "respond = {status = 99}", "respond.status is not right", "100 to 999"),
        (MINIMAL + "respond = {status = 'x'}", "respond.status is not right", "whole number"),
        (MINIMAL + "respond = {headers = {X = 5}}", "respond.headers.X is not right", "one line"),
        (MINIMAL + 'respond = {headers = {X = "a\\nb"}}', "headers.X is not right", "one line"),
        (MINIMAL + "respond = {headers = {X = [1]}}", "headers.X is not right", "one line"),
        (MINIMAL + "respond = {headers = {'X:' = 'a'}}", "headers is not right", "'X:' is none"),
        (MINIMAL + "secrets = {a = 'x'}\nrule = []", "endpoint[1].rule is not known", "secrets"),
        (MINIMAL + MINIMAL, "two endpoints have the name 'a'", "Give each its own"),
        (MINIMAL + MINIMAL.replace('"a"', '"b"'), "two endpoints have the path '/a'", "Give each"),
        ("[[endpoint]\n", "is not TOML", "line 1"),
        ("a = 1\na = 2", "is not TOML", "Cannot overwrite"),
    ],
)
def test_what_is_wrong_is_told_with_file_key_and_expectation(
    tmp_path: Path, text: str, title: str, words: str
) -> None:
    file = write(tmp_path, text)
    with pytest.raises(InspectorError) as caught:
        read_endpoints(file)
    error = caught.value
    assert error.title.startswith(str(file))
    assert title in error.title
    assert words in f"{error.detail} {error.remedy}"
    assert error.remedy
    assert error.exit_code == 2


@pytest.mark.parametrize("value", ["918273", "['918273']", "''"])
def test_no_message_shows_what_stands_in_a_secrets_place(tmp_path: Path, value: str) -> None:
    file = write(tmp_path, MINIMAL + f"secrets = {{ main = {value} }}")
    with pytest.raises(InspectorError, match=r"endpoint\[1\].secrets.main is not right") as caught:
        read_endpoints(file)
    assert "918273" not in f"{caught.value.title} {caught.value.detail} {caught.value.remedy}"


def test_secrets_that_are_no_table_are_not_shown_either(tmp_path: Path) -> None:
    file = write(tmp_path, MINIMAL + "secrets = 'whsec_918273'")
    with pytest.raises(InspectorError, match="secrets is not right") as caught:
        read_endpoints(file)
    assert "918273" not in caught.value.detail


@pytest.mark.parametrize("name", ["absent.toml", "."])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(InspectorError, match="cannot be read") as caught:
        read_endpoints(tmp_path / name)
    assert "--config" in caught.value.remedy


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    file = tmp_path / "inspector.toml"
    file.write_bytes(b"name = '\xff'")
    with pytest.raises(InspectorError, match="is not TOML"):
        read_endpoints(file)
