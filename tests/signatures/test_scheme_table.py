from typing import Any

import pytest

from inspector.model.inspector_error import InspectorError
from inspector.signatures.declarative_scheme import DeclarativeScheme
from inspector.signatures.jwt_scheme import JwtScheme
from inspector.signatures.scheme import Scheme
from inspector.signatures.scheme_table import scheme_from_table
from inspector.signatures.table import Table
from inspector.signatures.token_scheme import TokenScheme
from inspector.signatures.unsigned_scheme import UnsignedScheme

HMAC = {"kind": "hmac", "signature": "header:X-Sig", "signed": "{body}"}


def build(**values: Any) -> Scheme:
    return scheme_from_table(Table(values, source="acme.toml", path="scheme[0]"))


def test_each_kind_has_its_scheme() -> None:
    assert isinstance(build(**HMAC), DeclarativeScheme)
    assert isinstance(build(kind="none"), UnsignedScheme)
    assert isinstance(build(kind="token", signature="header:X"), TokenScheme)
    assert isinstance(build(kind="jwt", signature="header:X", algorithms=["HS256"]), JwtScheme)
    assert build(kind="code", code="adyen").name == "items"


def test_the_grammar_of_the_smallest_table_is_enough() -> None:
    scheme = build(
        **HMAC, algorithm="sha1", encoding="hex", key="utf8", parse="prefix", prefix="sha1="
    )
    assert scheme.name == "hmac"


def test_coverage_follows_from_the_template() -> None:
    whole, part = build(**HMAC), build(**{**HMAC, "signed": "{header:Id}"})
    assert isinstance(whole, DeclarativeScheme)
    assert isinstance(part, DeclarativeScheme)
    assert (whole.coverage, part.coverage) == ("body", "fields")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "scheme[0].kind: is missing"),
        ({"kind": "hmacc"}, "scheme[0].kind: expected one of hmac, hash, rsa"),
        ({"kind": "hmac", "signed": "{body}"}, "scheme[0].signature: is missing"),
        ({"kind": "hmac", "signature": "header:X"}, "scheme[0].signed: is missing"),
        ({**HMAC, "signature": "X"}, "scheme[0].signature: expected a place"),
        ({**HMAC, "signed": "{bdy}"}, "scheme[0].signed: expected a place"),
        ({**HMAC, "signed": "{"}, "scheme[0].signed: a lone {"),
        ({**HMAC, "encoding": "hx"}, "scheme[0].encoding: expected one of hex, base64, base64url"),
        ({**HMAC, "algorithm": "sha3"}, "scheme[0].algorithm: expected one of md5, sha1, sha256"),
        ({**HMAC, "key": "b64"}, "scheme[0].key: expected one of utf8, base64"),
        ({**HMAC, "algorithms": ["none"]}, "scheme[0].algorithms: expected one of md5"),
        ({**HMAC, "prefx": "x"}, "scheme[0].prefx: no such key; did you mean 'prefix'?"),
        ({**HMAC, "guard": "header:X"}, "scheme[0].guard: expected 'PLACE == TEXT'"),
        ({**HMAC, "parts": ["a"]}, "scheme[0].parts: expected a list with 'signature' in it"),
        (
            {**HMAC, "timestamp": {"from": "header:T", "format": "iso"}},
            "scheme[0].timestamp.format: expected one of unix, unix-ms, rfc3339, http-date",
        ),
        ({**HMAC, "timestamp": {}}, "scheme[0].timestamp.from: is missing"),
        ({"kind": "code", "code": "os.system"}, "scheme[0].code: expected one of adyen, akuworks"),
        (
            {"kind": "jwt", "signature": "header:X", "algorithms": ["none"]},
            "scheme[0].algorithms: expected any of HS256",
        ),
        (
            {"kind": "jwt", "signature": "header:X", "algorithms": ["HS256"], "claims": ["sub"]},
            "scheme[0].claims: expected 'NAME == TEXT' or one of exp, nbf, iat",
        ),
    ],
)
def test_a_wrong_table_names_file_key_and_expectation(values: dict[str, Any], message: str) -> None:
    with pytest.raises(InspectorError) as caught:
        build(**values)
    assert caught.value.title.startswith(f"acme.toml: {message}")
