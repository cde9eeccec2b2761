import hashlib
import hmac

import pytest

from inspector.signatures.akuworks.signature_value import fault_of, signature_value

HEX = "0123456789abcdef" * 4


def test_it_is_the_hmac_of_the_bytes_with_the_secret_as_utf_8() -> None:
    expected = hmac.new("schlüssel".encode(), b"{}", hashlib.sha256).hexdigest()
    assert signature_value("schlüssel", b"{}") == f"sha256={expected}"


def test_a_known_answer() -> None:
    # RFC 4231, test case 2.
    assert signature_value("Jefe", b"what do ya want for nothing?") == (
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )


def test_a_secret_that_is_no_text_raises_nothing() -> None:
    assert fault_of(signature_value("\ud800", b"")) is None


def test_a_signature_as_it_should_be_has_no_fault() -> None:
    assert fault_of(f"sha256={HEX}") is None


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("", "is empty"),
        (HEX, "does not begin with sha256="),
        (f"sha1={HEX[:40]}", "does not begin with sha256="),
        (f"SHA256={HEX}", "does not begin with sha256="),
        (f" sha256={HEX}", "does not begin with sha256="),
        ("sha256=", "holds 0 hex digits after sha256=, where 64 are due"),
        (f"sha256={HEX[:-1]}", "holds 63 hex digits after sha256=, where 64 are due"),
        (f"sha256={HEX}0", "holds 65 hex digits after sha256=, where 64 are due"),
        (f"sha256={HEX[:-1]}g", "holds other characters than hex digits after sha256="),
        (f"sha256={HEX}\n", "holds other characters than hex digits after sha256="),
        (f"sha256={HEX}, sha256={HEX}", "holds other characters than hex digits after sha256="),
        (f"sha256={HEX[:-1]}é", "holds characters that are not ASCII"),
        (f"sha256={HEX[:-1]}\uff11", "holds characters that are not ASCII"),
        (f"sha256={HEX.upper()}", "has upper-case hex digits, where lower case is due"),
    ],
)
def test_each_fault_is_said(value: str, fault: str) -> None:
    assert fault_of(value) == fault
