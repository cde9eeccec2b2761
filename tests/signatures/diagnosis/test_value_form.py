import base64
import hashlib

import pytest

from inspector.signatures.diagnosis.value_form import value_forms

DIGEST = hashlib.sha256(b"x").digest()
HEX = DIGEST.hex()
BASE64 = base64.b64encode(DIGEST).decode()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (HEX, "hex"),
        (f"sha256={HEX}", "hex"),
        (f"t=1760000000,v1={HEX}", "hex"),
        (HEX.upper(), "upper-case hex"),
        (BASE64, "base64"),
        (f"v1,{BASE64}", "base64"),
        (BASE64.rstrip("="), "base64 without padding"),
        (base64.b64encode(HEX.encode()).decode(), "base64 of the hex text"),
        (HEX.encode().hex(), "hex of the hex text"),
        (BASE64.encode().hex(), "hex of the base64 text"),
    ],
)
def test_a_digest_is_read_however_it_is_written(text: str, encoding: str) -> None:
    assert (DIGEST, encoding) in {(form.digest, form.encoding) for form in value_forms(text)}


@pytest.mark.parametrize("text", ["", "hello", "abc123", "sha256=", "é" * 70, "0" * 63, "\ud800"])
def test_what_is_no_digest_has_no_forms(text: str) -> None:
    assert value_forms(text) == ()
