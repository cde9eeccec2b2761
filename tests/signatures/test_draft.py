import json

import pytest

from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.signatures.draft import Draft


def test_an_added_header_replaces_the_one_of_its_name() -> None:
    draft = Draft(Request(headers=[("x-sig", "old"), ("A", "1")], body=b"b"))
    draft.put("header:X-Sig", "new é")
    assert draft.request.headers == (("A", "1"), ("X-Sig", "new é"))
    assert draft.signed.headers == (("X-Sig", "new é"),)
    assert draft.signed.body == b"b"


@pytest.mark.parametrize(
    ("body", "place", "value", "written"),
    [
        (b'{"a": {"b": 1}}', "json:a.b", "2", {"a": {"b": 2}}),
        (b'{"a": {"b": "1"}}', "json:a.b", "2", {"a": {"b": "2"}}),
        (b"{}", "json:a.b", "2", {"a": {"b": "2"}}),
        (b'{"v": [{"s": ""}]}', "json:v[].s", "x", {"v": [{"s": "x"}]}),
    ],
)
def test_json_is_written_into(body: bytes, place: str, value: str, written: object) -> None:
    draft = Draft(Request(body=body))
    draft.put(place, value)
    assert json.loads(draft.body) == written


def test_forms_are_written_into() -> None:
    draft = Draft(Request(body=b"a=1&data=%7B%22t%22%3A%22%22%7D"))
    draft.put("form:b", "x y")
    draft.put("form-json:data.t", "é")
    assert draft.request.body == b"a=1&data=%7B%22t%22%3A%22%C3%A9%22%7D&b=x+y"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b"no json", "json:a"),
        (b"[]", "json:a"),
        (b'{"a":[]}', "json:a[].b"),
        (b"a=1", "form-json:d.a"),
    ],
)
def test_a_body_of_another_form_has_no_place(body: bytes, place: str) -> None:
    with pytest.raises(InspectorError, match="the body has no place for"):
        Draft(Request(body=body)).put(place, "x")


def test_the_url_is_left_alone() -> None:
    with pytest.raises(InspectorError, match="query:a"):
        Draft(Request()).put("query:a", "x")
