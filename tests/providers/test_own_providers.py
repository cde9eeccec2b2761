"""A person's own providers, looked up, recognised, diagnosed and sent like those of the catalogue."""

from collections.abc import Iterator

import pytest

from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.providers.catalogue_loader import load, names
from inspector.providers.diagnosing import diagnose
from inspector.providers.face import verify
from inspector.providers.own_sources import look_in, own_tables
from inspector.providers.own_table import OwnTable
from inspector.providers.recognition import recognise

SCHEME = {"kind": "hmac", "signature": "header:X-Acme-Sig", "signed": "{body}"}
ACME = {
    "title": "Acme",
    "recognise": [{"when": ["header:X-Acme-Sig"]}],
    "event": {"type": ["json:type"]},
    "sample": {"order.created": '{"type":"order.created"}'},
    "scheme": [SCHEME],
}


@pytest.fixture(autouse=True)
def no_sources_left() -> Iterator[None]:
    yield
    look_in()


def test_a_provider_of_ones_own_is_found_by_name() -> None:
    look_in(lambda: [OwnTable.of("acme", "providers/acme.toml", ACME)])
    acme = load("acme")
    assert (acme.name, acme.title, acme.event_types) == ("acme", "Acme", ("order.created",))
    assert acme.sample("order.created") == b'{"type":"order.created"}'
    assert "acme" not in names()


def test_a_schemes_table_alone_is_enough() -> None:
    look_in(lambda: [OwnTable.of("acme", "inspector.toml: provider.acme", SCHEME)])
    assert load("acme").name == "acme"


def test_it_is_recognised_and_verified() -> None:
    look_in(lambda: [OwnTable.of("acme", "here", ACME)])
    plain = Request("POST", "/", (), b'{"type":"x"}')
    signed = load("acme").sign(plain, "s", now=0)
    request = Request("POST", "/", signed.headers, signed.body)
    assert recognise(request) == ("acme",)
    assert verify(request, secrets=["s"]).status == "valid"
    found = diagnose(Request("POST", "/", signed.headers, signed.body + b"\n"), "acme", ["s"])
    assert found.findings


def test_what_changes_is_in_force_at_the_next_look() -> None:
    tables = [OwnTable.of("acme", "here", ACME)]
    look_in(lambda: tables)
    assert load("acme").title == "Acme"
    tables[0] = OwnTable.of("acme", "here", ACME | {"title": "Acme Ltd"})
    assert load("acme").title == "Acme Ltd"
    tables.clear()
    with pytest.raises(InspectorError, match="there is no provider 'acme'"):
        load("acme")


def test_the_first_source_wins() -> None:
    look_in(
        lambda: [OwnTable.of("acme", "first", ACME)],
        lambda: [OwnTable.of("acme", "second", ACME), OwnTable.of("other", "second", SCHEME)],
    )
    assert {name: own.source for name, own in own_tables().items()} == {
        "acme": "first",
        "other": "second",
    }


def test_a_wrong_table_is_told_with_its_place_and_recognises_nothing() -> None:
    wrong = ACME | {"scheme": [SCHEME | {"encoding": "hx"}], "recognise": "x"}
    look_in(lambda: [OwnTable.of("acme", "providers/acme.toml", wrong)])
    with pytest.raises(InspectorError, match=r"^providers/acme\.toml: recognise: expected a list"):
        load("acme")
    assert recognise(Request("POST", "/", [("X-Acme-Sig", "1")], b"")) == ()


def test_an_own_name_is_offered_as_the_nearest() -> None:
    look_in(lambda: [OwnTable.of("acme-internal", "here", ACME)])
    with pytest.raises(InspectorError) as caught:
        load("acme-intern")
    assert "'acme-internal'" in caught.value.remedy
    with pytest.raises(InspectorError) as missing:
        load("acme-internal").sample("order.creatd")
    assert "'order.created'" in missing.value.remedy


def test_another_name_inside_the_file_is_refused() -> None:
    look_in(lambda: [OwnTable.of("acme", "providers/acme.toml", ACME | {"name": "acne"})])
    with pytest.raises(InspectorError, match="as the file is called"):
        load("acme")
