import pytest

from inspector.model.inspector_error import InspectorError
from inspector.providers.catalogue_loader import load, names


def test_the_catalogue_is_large_enough() -> None:
    assert len(names()) >= 110
    assert {"akuworks", "github", "stripe", "standard-webhooks", "generic-hmac"} <= set(names())


def test_a_provider_is_read_once() -> None:
    assert load("stripe") is load("stripe")


@pytest.mark.parametrize(
    ("name", "provider", "scheme"),
    [
        ("github-sha1", "github", "sha1"),
        ("gitlab-token", "gitlab", "token"),
        ("standard-webhooks-v1a", "standard-webhooks", "v1a"),
        ("zendesk-historic-2021", "zendesk", "historic-2021"),
    ],
)
def test_a_scheme_is_chosen_by_name(name: str, provider: str, scheme: str) -> None:
    chosen = load(name)
    assert chosen.name == provider
    assert [item.id for item in chosen.schemes] == [scheme]


def test_a_scheme_with_variants_keeps_their_conditions() -> None:
    assert [item.id for item in load("twilio-sharedkey").schemes] == [
        "sharedkey",
        "sharedkey-json",
        "sharedkey-url",
    ]


@pytest.mark.parametrize("name", ["githup", "", "github-", "github-md5", "../github", "README"])
def test_an_unknown_name_is_told_so(name: str) -> None:
    with pytest.raises(InspectorError, match="there is no provider"):
        load(name)


def test_the_nearest_name_is_offered() -> None:
    with pytest.raises(InspectorError) as caught:
        load("githup")
    assert caught.value.remedy == "Did you mean 'github'?"


@pytest.mark.parametrize("name", names())
def test_every_file_says_where_its_facts_come_from(name: str) -> None:
    facts = load(name).facts
    assert facts.sources
    assert facts.seen_on == "2026-11-25"
    assert facts.confidence
    assert all(len(mistake.split()) > 1 for mistake in facts.mistakes)
