from tests.cli.conftest import SECRET, Cli


def test_endpoints_are_listed_without_their_secrets(cli: Cli, endpoint: object) -> None:
    page = cli("endpoint", "list").out
    assert "akuworks" in page
    assert "/hooks/akuworks" in page
    assert SECRET not in page
    (line,) = cli("endpoint", "list", "--json").lines
    assert line["secrets"] == {"main": "••••••••"}
    assert (line["name"], line["path"], line["provider"]) == (
        "akuworks",
        "/hooks/akuworks",
        "akuworks",
    )


def test_a_secret_is_masked_until_revealed(cli: Cli, endpoint: object) -> None:
    assert SECRET not in cli("endpoint", "secret", "akuworks").out
    assert cli("endpoint", "secret", "akuworks", "--reveal").out == f"{SECRET}\n"
    (line,) = cli("endpoint", "secret", "akuworks", "--reveal", "--json").lines
    assert (line["label"], line["secret"], line["revealed"]) == ("main", SECRET, True)


def test_unknown_names_are_told_with_the_nearest(cli: Cli, endpoint: object) -> None:
    assert "'akuworks'?" in cli("endpoint", "secret", "akuwork").err
    result = cli("endpoint", "secret", "akuworks", "--label", "mian")
    assert (result.code, "'main'?" in result.err) == (2, True)
