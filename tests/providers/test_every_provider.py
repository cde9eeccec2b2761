"""Every provider of the catalogue, both ways: what we sign for it we accept, and a changed byte we do not."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.model.coverage import Coverage
from inspector.model.request import Request
from inspector.model.verdict import Verdict
from inspector.providers.catalogue_loader import load, names
from inspector.providers.provider import Provider
from inspector.providers.provider_scheme import ProviderScheme
from inspector.providers.recognition import recognise
from inspector.signatures.declarative_scheme import DeclarativeScheme
from inspector.signatures.jwt_scheme import JwtScheme
from inspector.signatures.keys import symmetric_key
from inspector.signatures.local_key_pair import LocalKeyPair
from tests.providers.scheme_secrets import PAIRS, key_kind, secret_of

NOW = 1763650980
URL = "https://hooks.example.com/in?a=1"
FORM = "application/x-www-form-urlencoded"
# Nothing in a request says which customer of Svix sent it; the others send nothing of their own.
NEVER_RECOGNISED = {"algolia", "clerk", "datadog", "freshdesk", "generic-hmac", "resend"}
# These are in use only for requests of another form than the provider's samples.
BODIES = {
    ("cloudevents-webhook", "query"): None,
    ("gitea", "form"): (FORM, b"payload=%7B%22ref%22%3A%22x%22%7D"),
    ("forgejo", "form"): (FORM, b"payload=%7B%22ref%22%3A%22x%22%7D"),
    ("gitea", "get"): None,
    ("forgejo", "get"): None,
    ("mailgun", "form"): (FORM, b"event=delivered&Message-Id=1"),
    ("segment", "batch"): ("application/json", b'[{"type":"track","n":1.0}]'),
    ("twilio", "auth-token-json"): None,
    ("twilio", "sharedkey-json"): None,
}


class Case(NamedTuple):
    provider: Provider
    scheme: ProviderScheme
    content_type: str
    body: bytes


def cases() -> Iterator[Case]:
    for name in names():
        provider = load(name)
        for scheme in provider.schemes:
            default = (provider.content_type, provider.sample(provider.event_types[0]))
            form = BODIES.get((name, scheme.id), default)
            if scheme.kind != "none" and form is not None:
                yield Case(provider, scheme, *form)


CASES = list(cases())


def label(case: Case) -> str:
    return f"{case.provider.name}-{case.scheme.id}"


def signed_request(case: Case) -> Request:
    request = Request("POST", URL, [("Content-Type", case.content_type)], case.body)
    params = {"scheme": case.scheme.id, "webhook_id": "W"}
    signed = case.provider.sign(request, secret_of(case.scheme), params=params, now=NOW)
    return Request("POST", URL, (*request.headers, *signed.headers), signed.body)


def judged(case: Case, request: Request) -> Verdict:
    kind = key_kind(case.scheme)
    params = {"scheme": case.scheme.id, "webhook_id": "W"}
    if kind:
        params["public_key"] = PAIRS[kind].public_pem
    secrets = [] if kind else [("main", secret_of(case.scheme))]
    return case.provider.verify(request, secrets, params=params, now=NOW + 1)


@pytest.mark.parametrize("case", CASES, ids=label)
def test_what_is_signed_is_valid(case: Case) -> None:
    verdict = judged(case, signed_request(case))
    assert verdict.status == "valid", verdict.reason
    if case.scheme.kind not in {"token", "basic"}:
        assert verdict.signed is not None


@pytest.mark.parametrize("case", CASES, ids=label)
def test_another_secret_is_not(case: Case) -> None:
    request = signed_request(case)
    kind = key_kind(case.scheme)
    params = {"scheme": case.scheme.id, "webhook_id": "W"}
    if kind:
        params["public_key"] = LocalKeyPair.make(kind).public_pem
    secrets = [] if kind else [("main", "whsec_" + "B" * 32), ("other", "cd" * 32)]
    verdict = case.provider.verify(request, secrets, params=params, now=NOW)
    assert verdict.status == "invalid", verdict.reason


def covers_bytes(case: Case) -> bool:
    scheme = case.scheme.scheme
    if isinstance(scheme, DeclarativeScheme):
        return all(template.covers_body for template in scheme.templates)
    return isinstance(scheme, JwtScheme) and scheme.coverage is Coverage.BODY


@pytest.mark.parametrize("case", [case for case in CASES if covers_bytes(case)], ids=label)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_changed_byte_of_the_body_is_noticed(case: Case, data: st.DataObject) -> None:
    request = signed_request(case)
    place = data.draw(st.integers(0, len(request.body) - 1))
    byte = request.body[place] ^ data.draw(st.integers(1, 255))
    body = request.body[:place] + bytes([byte]) + request.body[place + 1 :]
    changed = judged(case, Request(request.method, request.url, request.headers, body))
    assert changed.status in {"invalid", "malformed", "missing"}, changed.reason


@pytest.mark.parametrize("name", names())
def test_every_sample_is_recognised_and_names_its_event(name: str) -> None:
    provider = load(name)
    assert provider.event_types
    scheme = provider.schemes[0]
    for event_type in provider.event_types:
        body = provider.sample(event_type)
        headers = (
            ("Content-Type", provider.content_type),
            *provider.event_headers(event_type, body),
        )
        request = Request("POST", "https://x/hook", headers, body)
        if scheme.kind != "none":
            params = {"webhook_id": "W"}
            signer = next(
                item
                for item in provider.schemes
                if (name, item.id) != ("cloudevents-webhook", "query")
            )
            signed = provider.sign(request, secret_of(signer), params=params, now=NOW)
            request = Request("POST", "https://x/hook", (*headers, *signed.headers), signed.body)
        event = provider.event(request)
        assert event.type in {event_type, None}
        assert event.id
        if name not in NEVER_RECOGNISED:
            assert recognise(request)[0] == name
        assert provider.check_payload(event_type, body) == ()


MALFORMED = ("", "x", "t=", "sha256=", "v1,", "é" * 64, "A" * 5000, "t=1,v1=zz," * 2000)


@pytest.mark.parametrize("case", CASES, ids=label)
def test_no_signature_value_raises(case: Case) -> None:
    places = getattr(getattr(case.scheme.scheme, "carrier", None), "places", ())
    wanted = [place.partition(":")[2].replace("{n}", "1") for place in places if "header:" in place]
    good = signed_request(case)
    lowered = {name.lower() for name in wanted}
    kept = [pair for pair in good.headers if pair[0].lower() not in lowered]
    for value in MALFORMED if wanted else ():
        headers = [*kept, *((name, value) for name in wanted)]
        verdict = judged(case, Request("POST", URL, headers, good.body))
        assert verdict.status in {"invalid", "malformed", "missing"}, verdict.reason


def test_the_key_of_this_test_fits_the_forms() -> None:
    assert symmetric_key("base64", "whsec_", "whsec_" + "A" * 32) == bytes(24)
