import hashlib

import pytest

from inspector.signatures.keys import symmetric_key


@pytest.mark.parametrize(
    ("form", "prefix", "text", "key"),
    [
        ("utf8", "", "schlüssel", "schlüssel".encode()),
        ("utf8", "", "whsec_abc", b"whsec_abc"),
        ("base64", "whsec_", "whsec_AAEC", b"\x00\x01\x02"),
        ("base64", "whsec_", "AAEC", b"\x00\x01\x02"),
        ("base64", "", "AAE", b"\x00\x01"),
        ("hex", "", "00ff", b"\x00\xff"),
        ("sha1-digest", "", "k", hashlib.sha1(b"k", usedforsecurity=False).digest()),
        ("utf8-nfkd", "", "é", "e\u0301".encode()),
        ("utf8", "", "\udcff", b"\xed\xb3\xbf"),
    ],
)
def test_a_text_becomes_the_key_that_its_provider_means(
    form: str, prefix: str, text: str, key: bytes
) -> None:
    assert symmetric_key(form, prefix, text) == key


@pytest.mark.parametrize(
    ("form", "prefix", "text", "words"),
    [
        ("base64", "whsec_", "whsec_ä", "it is not base64 behind whsec_"),
        ("base64", "whsec_", "no base64!", "it is not base64"),
        ("hex", "", "abc", "even number"),
        ("utf8", "", "", "empty"),
        ("base64", "whsec_", "whsec_", "empty"),
    ],
)
def test_a_text_of_another_form_says_what_is_wrong(
    form: str, prefix: str, text: str, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        symmetric_key(form, prefix, text)
