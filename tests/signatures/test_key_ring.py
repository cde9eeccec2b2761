import pytest

from inspector.signatures.key_ring import KeyRing
from inspector.signatures.refusal import Refusal


def read(text: str) -> str:
    if text == "bad":
        raise ValueError("it is bad")
    return text.upper()


def test_all_that_can_serve_are_tried() -> None:
    keys, trouble = KeyRing(read).usable([("a", "x"), ("b", "bad"), ("c", "y")], {})
    assert keys == [("a", "X"), ("c", "Y")]
    assert trouble is None


def test_trouble_is_told_when_none_serves() -> None:
    assert KeyRing(read).usable([("b", "bad")], {}) == (
        [],
        "The secret 'b' can't serve: it is bad.",
    )


def test_a_public_key_serves_public_schemes_alone() -> None:
    assert KeyRing(read, public=True).usable([], {"public_key": "p"})[0] == [
        ("the public key", "P")
    ]
    with pytest.raises(Refusal, match="No secret is set"):
        KeyRing(read).usable([], {"public_key": "p"})
