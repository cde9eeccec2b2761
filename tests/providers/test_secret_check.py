import pytest

from inspector.providers.catalogue_loader import load
from inspector.providers.secret_check import complaints
from inspector.signatures.local_key_pair import LocalKeyPair

PEM = LocalKeyPair.make("ed25519").public_pem


@pytest.mark.parametrize(
    ("provider", "secret", "words"),
    [
        ("github", "", "is empty"),
        ("github", " secret", "white space"),
        ("github", "secret\n", "white space"),
        ("github", '"secret"', "in quotes"),
        ("github", "a\x00b", "control character"),
        ("github", "<your secret>", "placeholder"),
        ("stripe", "sk_test_123", "an API key"),
        ("stripe", "v1,abc", "a signature"),
        ("standard-webhooks", "whsec_not base64", "it is not base64 behind whsec_"),
        ("adyen-platform", "secret", "it is not hex"),
        ("github", PEM, "a PEM key, and a shared secret is due"),
        ("discord", "bot-token", "it is no public key"),
    ],
)
def test_what_is_wrong_is_named(provider: str, secret: str, words: str) -> None:
    assert any(words in sentence for sentence in complaints(load(provider), secret))


@pytest.mark.parametrize(
    ("provider", "secret"),
    [
        ("github", "secret with blanks inside"),
        ("stripe", "whsec_abc"),
        ("standard-webhooks", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
        ("gitlab", "any token"),
        ("discord", PEM),
        ("adyen", "secret"),
        ("akuworks", "secret"),
        ("gumroad", "secret"),
    ],
)
def test_a_good_secret_passes(provider: str, secret: str) -> None:
    assert complaints(load(provider), secret) == ()
