"""`inspector endpoint add`, `set` and `remove`."""

from pathlib import Path

import pytest

from inspector.model.secret import Secret
from inspector.signatures.local_key_pair import LocalKeyPair
from inspector.store.reader import Reader
from tests.cli.conftest import SECRET, Cli

HEX_SECRET = "0123456789abcdef"


def stored(store: Path) -> dict[str, object]:
    with Reader(store) as reader:
        return {endpoint.name: endpoint for endpoint in reader.endpoints()}


def test_an_endpoint_is_added_whole(cli: Cli, store: Path, tmp_path: Path) -> None:
    (tmp_path / "next").write_text("s3cret\n")
    result = cli(
        *("endpoint", "add", "shop", "--path", "/in/shop", "--provider", "shopify"),
        *("--secret", f"main={HEX_SECRET}", "--secret", f"next=file:{tmp_path}/next"),
        *("--public-url", "https://hooks.example.com/in/shop", "--max-body", "2 MiB", "--json"),
    )
    assert (result.code, result.err) == (0, "")
    (line,) = result.lines
    assert line["secrets"] == {"main": "••••••••", "next": f"file:{tmp_path}/next"}
    assert (line["path"], line["provider"]) == ("/in/shop", "shopify")
    assert (line["public_url"], line["max_body"]) == (
        "https://hooks.example.com/in/shop",
        2 << 20,
    )
    with Reader(store) as reader:
        (endpoint,) = reader.endpoints()
    assert endpoint.secrets[0] == Secret("main", HEX_SECRET)


def test_a_path_is_made_of_the_name(cli: Cli) -> None:
    assert "/hooks/plain" in cli("endpoint", "add", "plain").out


def test_a_relative_file_means_the_same_everywhere(
    cli: Cli, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret").write_text("abc")
    assert cli("endpoint", "add", "a", "--secret", "main=file:secret").err == ""
    with Reader(store) as reader:
        assert reader.endpoints()[0].secrets == (Secret("main", f"file:{tmp_path}/secret"),)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add", "akuworks"], "There is an endpoint 'akuworks' already"),
        (["add", "other", "--path", "/hooks/akuworks"], "/hooks/akuworks is taken"),
        (["add", "other", "--path", "hooks"], "must begin with a slash"),
        (["add", "a b"], "is no name for an endpoint"),
        (["add", "other", "--provider", "githup"], "Did you mean 'github'?"),
        (["add", "other", "--secret", "s3cret"], "needs a label"),
        (["add", "other", "--secret", "main="], "needs a label"),
        (["add", "other", "--public-url", "hooks.example.com"], "is no public URL"),
        (["add", "other", "--max-body", "much"], "--max-body is not a size"),
        (["add", "other", "--provider", "github", "--test-key"], "signs with no key pair"),
        (["add", "other", "--test-key"], "signs with no key pair"),
        (["set", "akuwork"], "Did you mean 'akuworks'?"),
        (["set", "akuworks", "--drop-secret", "mian"], "Did you mean 'main'?"),
        (["remove", "akuwork"], "Did you mean 'akuworks'?"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_changes(
    cli: Cli, store: Path, endpoint: object, arguments: list[str], words: str
) -> None:
    before = stored(store)
    result = cli("endpoint", *arguments)
    assert (result.code, result.out) == (2, "")
    assert words in result.err
    assert "s3cret" not in result.err
    assert stored(store) == before


@pytest.mark.parametrize(
    ("provider", "secret", "words"),
    [
        ("stripe", "main=sk_test_1", "an API key"),
        ("standard-webhooks", "main=whsec_not base64", "it is not base64"),
        ("github", "main='quoted'", "in quotes"),
        ("github", "main=env:NO_SUCH_VARIABLE", "NO_SUCH_VARIABLE is not set"),
    ],
)
def test_a_secret_that_looks_wrong_is_warned_about(
    cli: Cli, provider: str, secret: str, words: str
) -> None:
    result = cli("endpoint", "add", "hook", "--provider", provider, "--secret", secret)
    assert result.code == 0
    assert result.err.startswith("warning: secret 'main'")
    assert words in result.err


def test_only_what_is_named_changes(cli: Cli, store: Path, endpoint: object) -> None:
    cli("endpoint", "set", "akuworks", "--public-url", "https://a.example/x")
    result = cli("endpoint", "set", "akuworks", "--secret", f"next={HEX_SECRET}", "--json")
    (line,) = result.lines
    assert list(line["secrets"]) == ["main", "next"]
    assert line["public_url"] == "https://a.example/x"
    (line,) = cli(
        *("endpoint", "set", "akuworks", "--drop-secret", "main"),
        *("--public-url", "none", "--provider", "none", "--max-body", "none", "--json"),
    ).lines
    assert list(line["secrets"]) == ["next"]
    assert (line["public_url"], line["provider"]) == (None, None)


def test_secrets_are_looked_at_again_under_another_provider(cli: Cli, endpoint: object) -> None:
    result = cli("endpoint", "set", "akuworks", "--provider", "adyen-platform")
    assert "it is not hex" in result.err
    assert SECRET not in result.err


def test_an_endpoint_is_removed(cli: Cli, endpoint: object) -> None:
    assert cli("endpoint", "remove", "akuworks").code == 0
    assert cli("endpoint", "list").out == ""


def test_a_test_key_signs_and_its_public_half_is_shown(cli: Cli, store: Path) -> None:
    (line,) = cli("endpoint", "add", "bot", "--provider", "discord", "--test-key", "--json").lines
    with Reader(store) as reader:
        (secret,) = reader.endpoints()[0].secrets
    pair = LocalKeyPair.of_private(secret.reference)
    assert pair is not None
    assert pair.public_raw is not None
    assert line["public_key"] == {
        "pem": pair.public_pem,
        "base64": pair.public_base64,
        "hex": pair.public_raw.hex(),
    }
    assert cli("endpoint", "secret", "bot", "--public").out == pair.public_pem
    assert "PRIVATE" not in cli("endpoint", "list").out


def test_a_shared_secret_has_no_public_half(cli: Cli, endpoint: object) -> None:
    result = cli("endpoint", "secret", "akuworks", "--public")
    assert (result.code, "no private key" in result.err) == (2, True)
    assert SECRET not in result.err
