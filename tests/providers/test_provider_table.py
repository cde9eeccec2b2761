from typing import Any

import pytest

from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.providers.face import sign, verify
from inspector.providers.provider_table import provider_from_table

ACME: dict[str, Any] = {
    "name": "acme",
    "title": "Acme",
    "event": {"type": "json:event", "id": ["json:id"]},
    "response": {"success": [200, 204], "timeout": 3, "target": 1},
    "scheme": [
        {
            "id": "v1",
            "kind": "hmac",
            "algorithm": "sha512",
            "signature": "header:X-Acme-Sig",
            "signed": "{timestamp}:{body}",
            "field": "v1",
            "timestamp": {"from": "field:t", "tolerance": 60},
        }
    ],
}


def test_a_users_own_table_is_a_provider_like_any_other() -> None:
    provider = provider_from_table(ACME)
    assert (provider.title, str(provider.success), provider.timeout, provider.target) == (
        "Acme",
        "200 or 204",
        3.0,
        1.0,
    )
    body = b'{"event":"made","id":"7"}'
    signed = sign(body, ACME, "key", now=1000)
    request = Request(headers=signed.headers, body=signed.body)
    assert provider.event(request).type == "made"
    assert verify(request, ACME, ["key"], now=1030).status == "valid"
    assert verify(request, ACME, ["key"], now=1061).status == "stale"
    assert verify(request, ACME, ["other"], now=1030).status == "invalid"


def test_a_schemes_table_alone_is_enough() -> None:
    table = {
        "kind": "hmac",
        "signature": "header:X-Sig",
        "signed": "{body}",
        "prefix": "sha1=",
        "parse": "prefix",
        "algorithm": "sha1",
    }
    signed = sign(b"x", table, "key", now=0)
    assert verify(Request(headers=signed.headers, body=b"x"), table, ["key"]).status == "valid"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": "A B"}, "acme.toml: name: expected lower-case letters, digits and hyphens"),
        ({"scheme": []}, "acme.toml: scheme: expected at least one"),
        ({"scheme": ACME["scheme"] * 2}, "acme.toml: scheme: expected schemes with different ids"),
        ({"titel": "x"}, "acme.toml: titel: no such key; did you mean 'title'?"),
        ({"confidence": "sure"}, "acme.toml: confidence: expected one of verified-by-vector"),
        ({"match_schemes": "most"}, "acme.toml: match_schemes: expected one of first, any, all"),
        ({"event": {"type": "kind"}}, "acme.toml: event.type: expected a place"),
        ({"event": {"typ": "json:a"}}, "acme.toml: event.typ: no such key"),
        ({"response": {"success": ["ok"]}}, "acme.toml: response.success: 'ok' is no status"),
        ({"response": {"timeout": "5 s"}}, "acme.toml: response.timeout: expected a number"),
        ({"recognise": [{"when": []}]}, "acme.toml: recognise[0].when: expected at least one"),
        ({"handshake": [{}]}, "acme.toml: handshake[0].name: is missing"),
        ({"scheme": [{"kind": "hmac"}]}, "acme.toml: scheme[0].signed: is missing"),
        ({"send": {"headers": {"A": 1}}}, "acme.toml: send.headers.A: expected a string"),
        ({"retry": {}}, "acme.toml: retry.source: is missing"),
    ],
)
def test_a_wrong_table_names_file_key_and_expectation(
    changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(InspectorError) as caught:
        provider_from_table({**ACME, **changes}, source="acme.toml")
    assert caught.value.title.startswith(message)


def test_a_file_is_called_as_its_provider() -> None:
    with pytest.raises(InspectorError, match="expected 'other', as the file is called"):
        provider_from_table(ACME, source="other.toml", name="other")
