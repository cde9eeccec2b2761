import base64
from typing import Any

import pytest

from inspector.model.coverage import Coverage
from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.signatures.scheme import Scheme
from inspector.signatures.scheme_table import scheme_from_table
from inspector.signatures.table import Table


def scheme(**values: Any) -> Scheme:
    return scheme_from_table(Table({"kind": "token", **values}, source="test"))


def status(subject: Scheme, request: Request, known: str = "tok") -> str:
    return subject.verify(request, [("main", known)], params={}, now=None).status


def test_the_token_says_nothing_about_the_body() -> None:
    subject = scheme(signature="header:X-Token")
    request = Request(headers=[("X-Token", "tok")], body=b"anything")
    verdict = subject.verify(request, [("main", "tok")], params={}, now=None)
    assert verdict.status == "valid"
    assert verdict.coverage is Coverage.NONE
    assert verdict.reason == "The token is main; it says nothing about the body."


def test_another_or_no_token() -> None:
    subject = scheme(signature="header:X-Token")
    assert status(subject, Request(headers=[("X-Token", "tok ")])) == "invalid"
    assert status(subject, Request(headers=[("X-Token", "töken")])) == "invalid"
    assert status(subject, Request()) == "missing"


def test_all_tokens_of_a_batch_must_be_the_secret() -> None:
    subject = scheme(signature="json:value[].state")
    assert status(subject, Request(body=b'{"value":[{"state":"tok"},{"state":"tok"}]}')) == "valid"
    assert status(subject, Request(body=b'{"value":[{"state":"tok"},{"state":"x"}]}')) == "invalid"


def test_basic_credentials_are_compared_encoded() -> None:
    subject = scheme(kind="basic", signature="header:Authorization", prefix="Basic ")
    credentials = base64.b64encode("user:pä".encode()).decode()
    request = Request(headers=[("Authorization", f"Basic {credentials}")])
    assert status(subject, request, "user:pä") == "valid"
    assert status(subject, Request(headers=[("Authorization", "Bearer x")])) == "malformed"
    signed = subject.sign(Request(), "user:pä", params={}, now=0)
    assert signed.headers == (("Authorization", f"Basic {credentials}"),)


def test_an_empty_secret_serves_nobody() -> None:
    subject = scheme(signature="header:X-Token")
    assert status(subject, Request(headers=[("X-Token", "")]), "") == "unchecked"
    assert status(subject, Request(headers=[("X-Token", "")]), "x") == "malformed"
    with pytest.raises(InspectorError, match="empty"):
        subject.sign(Request(), "", params={}, now=0)
