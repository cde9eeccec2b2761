"""`inspector providers`, its commands, and `inspector sample`."""

import base64
import json
from pathlib import Path

import pytest

from inspector.model.request import Request
from inspector.providers.catalogue_loader import names
from inspector.providers.face import verify
from inspector.store.own_provider_tables import read_own_providers
from tests.cli.conftest import Cli


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_every_provider_is_listed(cli: Cli, project: Path) -> None:
    lines = cli("providers", "--json").lines
    assert [line["name"] for line in lines] == list(names())
    github = next(line for line in lines if line["name"] == "github")
    assert github["title"] == "GitHub"
    assert github["schemes"] == ["sha256", "sha1"]
    assert github["confidence"] == "verified-by-vector"
    assert github["own_source"] is None
    listed = cli("providers").out.splitlines()
    assert [line.split()[0] for line in listed] == list(names())


def test_the_evidence_names_sources(cli: Cli, project: Path) -> None:
    rows = cli("providers", "--evidence").out
    assert "github:octokit/webhooks-methods.js" in rows
    assert "no source named" not in rows


@pytest.mark.parametrize("name", names())
def test_a_provider_is_shown_with_an_example(cli: Cli, project: Path, name: str) -> None:
    result = cli("providers", name)
    assert (result.code, result.err) == (0, "")
    assert f"POST /hooks/{name} HTTP/1.1" in result.out


def test_what_is_told_of_a_provider(cli: Cli, project: Path) -> None:
    text = cli("providers", "show", "github").out
    assert "facts     verified by published test vectors, 2026-11-25" in text
    assert "  - The SHA-1 header compared with a SHA-256 digest." in text
    assert "signed with the secret example-secret" in text
    assert "X-Hub-Signature-256: sha256=" in text
    (line,) = cli("providers", "github", "--json").lines
    assert [line] == cli("providers", "--json", "github").lines
    assert "issues" in line["events"]


@pytest.mark.parametrize(
    ("word", "words"),
    [("githup", "Did you mean 'github'?"), ("chek", "Did you mean 'check'?")],
)
def test_an_unknown_word_is_told_with_the_nearest(
    cli: Cli, project: Path, word: str, words: str
) -> None:
    result = cli("providers", word)
    assert (result.code, words in result.err) == (2, True)


def test_a_new_provider_is_right_as_it_is_written(cli: Cli, project: Path) -> None:
    assert "providers/acme-pay.toml" in cli("providers", "new", "acme-pay").out
    result = cli("providers", "check", "providers/acme-pay.toml", "--json")
    assert result.code == 0, result.err
    (line,) = result.lines
    assert line["verdict"] == "valid"
    assert line["name"] == "acme-pay"
    body = base64.b64decode(line["body_base64"])
    assert json.loads(body)["type"] == "example.created"
    signature = dict(line["headers"])
    assert {"X-Acme-Pay-Signature", "X-Acme-Pay-Timestamp"} <= set(signature)
    (own,) = cli("providers", "acme-pay", "--json").lines
    assert own["own_source"] == f"{project}/providers/acme-pay.toml"
    table = {
        "kind": "hmac",
        "signature": "header:X-Acme-Pay-Signature",
        "signed": "{timestamp}.{body}",
        "timestamp": {"from": "header:X-Acme-Pay-Timestamp", "format": "unix"},
    }
    request = Request(line["method"], line["url"], line["headers"], body)
    assert verify(request, table, [line["secret"]]).status == "valid"


def test_a_starting_point_may_be_printed(cli: Cli, project: Path) -> None:
    text = cli("providers", "new", "acme", "--print").out
    assert 'signature = "header:X-Acme-Signature"' in text
    assert not (project / "providers").exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("github", "The catalogue has a provider 'github' already"),
        ("My Co", "For example 'my-co'"),
        ("../x", "is no name for a provider"),
        ("", "is no name for a provider"),
    ],
)
def test_a_name_that_cannot_be_taken(cli: Cli, project: Path, name: str, words: str) -> None:
    result = cli("providers", "new", name)
    assert (result.code, words in result.err) == (2, True)
    assert not (project / "providers").exists()


def test_nothing_is_written_over(cli: Cli, project: Path) -> None:
    cli("providers", "new", "acme")
    file = project / "providers" / "acme.toml"
    file.write_text("mine")
    result = cli("providers", "new", "acme")
    assert (result.code, "is there already" in result.err) == (2, True)
    assert file.read_text() == "mine"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('encoding = "hex"', 'encoding = "hx"', "acme.toml: scheme[0].encoding: expected one of"),
        ("algorithm =", "algoritm =", "did you mean 'algorithm'?"),
        ("title =", "title ", "acme.toml is not TOML"),
        ("header:X-Acme-Signature", "header", "acme.toml: recognise[0].when"),
        ('kind = "hmac"', 'kind = "hmak"', "acme.toml: scheme[0].kind"),
    ],
)
def test_a_mistake_is_named_with_file_key_and_expectation(
    cli: Cli, project: Path, before: str, after: str, words: str
) -> None:
    cli("providers", "new", "acme")
    file = project / "providers" / "acme.toml"
    file.write_text(file.read_text().replace(before, after))
    result = cli("providers", "check", "providers/acme.toml")
    assert (result.code, result.out) == (2, "")
    assert words in result.err


def test_providers_of_the_configuration_are_checked_too(cli: Cli, project: Path) -> None:
    config = project / "inspector.toml"
    scheme = 'kind = "hmac"\nsignature = "header:X-Sig"\nsigned = "{body}"\n'
    config.write_text(f"[provider.one]\n{scheme}[provider.two]\n{scheme}")
    lines = cli("providers", "check", "inspector.toml", "--json").lines
    assert [line["name"] for line in lines] == ["one", "two"]
    config.write_text(f"[provider.github]\n{scheme}")
    assert "provider 'github' already" in cli("providers", "check", "inspector.toml").err
    config.write_text("")
    assert "describes no provider" in cli("providers", "check", "inspector.toml").err


def test_a_file_that_is_not_there_is_told_with_the_nearest(cli: Cli, project: Path) -> None:
    assert "`inspector providers new NAME`" in cli("providers", "check", "x.toml").err
    cli("providers", "new", "acme")
    result = cli("providers", "check", "providers/acne.toml")
    assert (result.code, "'providers/acme.toml'?" in result.err) == (2, True)


def test_an_own_provider_is_known_elsewhere_once_an_endpoint_has_it(
    cli: Cli, store: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("providers", "new", "acme")
    added = cli("endpoint", "add", "acme", "--provider", "acme", "--secret", "main=s3cret")
    assert (added.code, added.err) == (0, "")
    assert [own.name for own in read_own_providers(store)] == ["acme"]
    monkeypatch.chdir(project.parent)
    assert cli("sample", "acme").out == "example.created\n"
    assert cli("endpoint", "set", "acme", "--provider", "acme").code == 0


def test_a_sample_is_printed_as_it_is_sent(cli: Cli, project: Path) -> None:
    assert json.loads(cli("sample", "github", "push").out)["ref"]
    assert "payload" not in cli("sample", "github").out
    assert "push" in cli("sample", "github").out.splitlines()
    result = cli("sample", "github", "pusch")
    assert (result.code, "'push'?" in result.err) == (2, True)
