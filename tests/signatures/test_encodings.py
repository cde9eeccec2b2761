import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.signatures.encodings import DECODERS, ENCODERS


@pytest.mark.parametrize("name", sorted(DECODERS))
@given(st.binary(max_size=70))
def test_what_is_encoded_decodes_to_itself(name: str, data: bytes) -> None:
    assert DECODERS[name](ENCODERS[name](data).encode()) == data


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("hex", b"abc", "odd number"),
        ("hex", b"zz", "not hex"),
        ("hex", b"ab cd ", "not hex"),
        ("hex", b"\xe4b", "not ASCII"),
        ("base64", b"AAA", "padding"),
        ("base64", b"A A=", "blanks where base64 has +"),
        ("base64", b"__8=", "URL-safe"),
        ("base64", b"!!!!", "not base64"),
        ("base64", b"\xff\xff\xff\xff", "not ASCII"),
        ("base64url", b"AA==", "without padding"),
        ("base64url", b"a+b/", "without padding"),
    ],
)
def test_what_is_wrong_is_said_in_words(name: str, value: bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words.replace("+", r"\+")):
        DECODERS[name](value)


def test_hex_of_either_case_is_the_same_bytes() -> None:
    assert DECODERS["hex"](b"AbCd") == b"\xab\xcd"


def test_a_second_spelling_of_the_same_bytes_is_refused() -> None:
    assert base64.b64decode("AB==") == base64.b64decode("AA==")
    with pytest.raises(ValueError, match="bits that mean nothing"):
        DECODERS["base64"](b"AB==")
