import pytest

from inspector.model.inspector_error import InspectorError
from inspector.providers.catalogue_loader import load, names
from inspector.providers.provider_table import provider_from_table
from inspector.providers.signed_example import SignedExample

NOW = 1763650980.0
ACME = {"kind": "hmac", "signature": "header:X-Acme-Sig", "signed": "{body}"}


@pytest.mark.parametrize("name", names())
def test_every_provider_has_one_that_verifies(name: str) -> None:
    provider = load(name)
    example = SignedExample.of(provider, NOW)
    unsigned = provider.schemes[0].kind == "none"
    assert example.verdict.status == ("unchecked" if unsigned else "valid")
    assert (example.secret is None) == unsigned
    written = [header.lower() for header, _ in example.request.headers]
    assert len(set(written)) == len(written)


def test_a_key_pair_is_made_where_one_signs() -> None:
    example = SignedExample.of(load("sendgrid"), NOW)
    assert example.public_key is not None
    assert "BEGIN PUBLIC KEY" in example.public_key


def test_a_provider_without_samples_has_one_too() -> None:
    example = SignedExample.of(provider_from_table(ACME, name="acme"), NOW)
    assert example.request.url == "https://example.com/hooks/acme"
    assert example.verdict.status == "valid"


def test_what_cannot_be_signed_is_told_with_the_reason() -> None:
    table = ACME | {"signature": "query:sig"}
    with pytest.raises(InspectorError, match="does not verify") as caught:
        SignedExample.of(provider_from_table(table, name="acme"), NOW)
    assert "query:sig" in caught.value.detail
