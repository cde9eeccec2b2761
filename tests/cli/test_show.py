import base64
import json

import pytest

from inspector.model.captured_request import CapturedRequest
from tests.cli.conftest import HOSTILE, SECRET, Cli, Process

History = tuple[CapturedRequest, ...]


def test_a_request_is_told_whole(cli: Cli, history: History) -> None:
    page = cli("show", "1").out
    for words in (
        "#1  POST /hooks/akuworks",
        "✓ valid",
        "scheme akuworks",
        "secret main",
        "covers the body",
        "verification.success",
        "200 after 3.0 ms",
        "Host: 127.0.0.1:4665",
        '  "event": "verification.success",',
    ):
        assert words in page


def test_what_a_payload_lacks_is_told(cli: Cli, history: History) -> None:
    assert "expected" in cli("show", "3").out
    findings = cli("show", "3", "--json").lines[0]["schema_findings"]
    assert {"path", "expected", "found"} == set(findings[0])


def test_json_holds_everything(cli: Cli, history: History) -> None:
    (document,) = cli("show", "2", "--json").lines
    captured = history[1]
    assert document["headers"] == [list(pair) for pair in captured.headers]
    assert base64.b64decode(document["body_base64"]) == captured.body
    assert document["verdict"] == "invalid"
    response = document["response"]
    assert (response["status"], response["fault"]) == (401, "status 401")
    assert base64.b64decode(response["body_base64"]) == b"ok\n"
    assert cli("show", "3", "--json").lines[0]["response"] is None


@pytest.mark.parametrize("number", [1, 3])
def test_bytes_go_into_a_pipe_as_they_are(process: Process, history: History, number: int) -> None:
    captured = history[number - 1]
    assert process("show", str(number), "--raw").stdout == captured.wire
    assert process("show", str(number), "--body").stdout == captured.body


def test_headers_stand_in_wire_order_and_visible(cli: Cli, history: History) -> None:
    lines = cli("show", "3", "--headers").out.splitlines()
    assert lines[0] == "Host: 127.0.0.1:4665"
    assert lines[1].startswith("X-Note: ␛]0;PWNED␇")


def test_the_signed_bytes_are_those_of_the_body_signed_in_the_header(
    process: Process, history: History
) -> None:
    assert process("show", "1", "--signed-bytes").stdout == history[0].body


def test_signed_bytes_of_a_forgery_are_not_known(cli: Cli, history: History) -> None:
    result = cli("show", "2", "--signed-bytes")
    assert result.code == 2
    assert "not known" in result.err


def test_an_unknown_id_tells_which_there_are(cli: Cli, history: History) -> None:
    result = cli("show", "99")
    assert result.code == 2
    assert "1 to 3" in result.err


def test_a_part_and_json_do_not_go_together(cli: Cli, history: History) -> None:
    assert cli("show", "1", "--json", "--body").code == 2


def test_no_secret_is_ever_shown(cli: Cli, history: History) -> None:
    assert SECRET not in cli("show", "1").out + cli("show", "1", "--json").out


def test_hostile_text_is_shown_as_text(cli: Cli, history: History) -> None:
    page = cli("show", "3").out
    assert all(line.isprintable() for line in page.splitlines())
    assert "␛]0;PWNED␇" in page
    assert json.loads(history[2].body)["note"] == HOSTILE
