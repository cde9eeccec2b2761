from tests.cli.conftest import Cli


def test_requests_are_listed_newest_first(cli: Cli, history: object) -> None:
    rows = cli("list").out.splitlines()
    assert [row.split()[0] for row in rows] == ["3", "2", "1"]
    assert "✓ valid" in rows[2]
    assert "verification.success" in rows[2]
    assert "200" in rows[2]
    assert "✗ invalid" in rows[1]
    assert "fault: status 401" in rows[1]
    assert "..." in rows[0]


def test_n_bounds_the_list(cli: Cli, history: object) -> None:
    assert [line["id"] for line in cli("list", "-n", "2", "--json").lines] == [3, 2]


def test_a_line_has_the_fields_that_were_promised(cli: Cli, history: object) -> None:
    line = cli("list", "--json").lines[2]
    assert line == {
        "version": 1,
        "type": "request",
        "id": 1,
        "received_at": "2025-01-25T10:30:00.000000000Z",
        "endpoint": "akuworks",
        "method": "POST",
        "target": "/hooks/akuworks",
        "provider": "akuworks",
        "event_type": "verification.success",
        "event_id": line["event_id"],
        "verdict": "valid",
        "reason": line["reason"],
        "coverage": "body",
        "status": 200,
        "size": line["size"],
        "duration_ms": 3.0,
        "fault": None,
        "problem": None,
    }
    assert line["size"] > 100


def test_json_is_safe_on_a_terminal(cli: Cli, history: object) -> None:
    result = cli("list", "--json")
    assert all(line.isascii() and line.isprintable() for line in result.out.splitlines())
    assert result.lines[0]["event_type"].startswith("\x1b]0;PWNED\x07")


def test_an_empty_history_tells_how_to_begin(cli: Cli, endpoint: object) -> None:
    result = cli("list")
    assert (result.code, result.out) == (0, "")
    assert "inspector help start" in result.err
    assert cli("list", "--json").out == ""
