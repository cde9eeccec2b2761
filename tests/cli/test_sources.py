import json

import pytest

from inspector.cli.sources import changed, read_headers
from inspector.model.inspector_error import InspectorError

BODY = b'{"event": "x", "user": {"id": "1"}, "list": [{"a": 1}, 2], "n": 1.0}'


def test_nothing_changed_means_not_a_byte_changed() -> None:
    assert changed(BODY, []) is BODY


@pytest.mark.parametrize(
    ("change", "path", "value"),
    [
        ("user.id=2", ["user", "id"], 2),
        ('user.id="2"', ["user", "id"], "2"),
        ("user.name=a=b", ["user", "name"], "a=b"),
        ("new.deep.place=null", ["new", "deep", "place"], None),
        ("list.0.a=NaN", ["list", 0, "a"], "NaN"),
        ("list.1=[1]", ["list", 1], [1]),
        ("event=\ud800", ["event"], "\ud800"),
    ],
)
def test_a_member_is_set(change: str, path: list[str | int], value: object) -> None:
    found = json.loads(changed(BODY, [change]))
    for step in path:
        found = found[step]
    assert found == value


@pytest.mark.parametrize("change", ["user", "=1", "event.x=1", "list.7=1", "list.x.y=1"])
def test_a_path_that_leads_nowhere_is_told(change: str) -> None:
    with pytest.raises(InspectorError):
        changed(BODY, [change])


def test_only_json_can_be_changed() -> None:
    with pytest.raises(InspectorError):
        changed(b"<xml/>", ["a=1"])


def test_headers_keep_order_and_colons() -> None:
    assert read_headers(["A: b: c", "a:1"]) == (("A", "b: c"), ("a", "1"))
    with pytest.raises(InspectorError):
        read_headers([": x"])
