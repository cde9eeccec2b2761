import pytest

from tests.cli.conftest import Cli


def test_the_figures_of_a_status_page(cli: Cli, history: object) -> None:
    page = cli("metrics").out
    assert "50.0 %" in page
    assert "1 of 2 responses" in page
    assert "3.0 ms" in page
    assert "invalid 1" in page


def test_the_same_as_json(cli: Cli, history: object) -> None:
    (line,) = cli("metrics", "--json").lines
    assert (line["requests"], line["responses"], line["succeeded"], line["failed"]) == (3, 2, 1, 1)
    assert (line["success_rate"], line["failure_rate"]) == (50.0, 50.0)
    assert line["average_ms"] == 3.0
    assert line["by_status"] == {"2xx": 1, "4xx": 1}
    assert line["since"] is None


def test_since_looks_back_only_so_far(cli: Cli, history: object) -> None:
    (line,) = cli("metrics", "--since", "1h", "--json").lines
    assert line["requests"] == 0
    assert line["success_rate"] is None
    assert "- " in cli("metrics", "--since", "1h").out


@pytest.mark.parametrize("since", ["yesterday", "-1h", "99999h"])
def test_a_bad_duration_is_told(cli: Cli, history: object, since: str) -> None:
    assert cli("metrics", f"--since={since}").code == 2
