"""The catalogue of faults: what can be armed, by data and by words, and what is refused."""

import pytest

from inspector.faults.catalogue import build, kinds, parse
from inspector.faults.http import DelayFault, HangFault, StatusFault
from inspector.model.fault import Fault
from inspector.model.inspector_error import InspectorError


def test_every_kind_says_what_happens_and_what_clients_report() -> None:
    assert [kind.name for kind in kinds()] == ["status", "delay", "hang"]
    for kind in kinds():
        assert kind.level == "http"
        assert kind.usage.startswith(kind.name)
        assert kind.wire
        assert kind.clients


@pytest.mark.parametrize(
    ("words", "built", "told"),
    [
        (["status", "503"], StatusFault(503), "status 503"),
        (["delay", "6s"], DelayFault(6.0), "delay 6 s"),
        (["delay", "500ms"], DelayFault(0.5), "delay 0.5 s"),
        (["hang"], HangFault(), "hang"),
        (
            ["status", "429", "Retry-After=4"],
            StatusFault(429, {"Retry-After": "4"}),
            "status 429 headers={'Retry-After': '4'}",
        ),
    ],
)
def test_words_of_the_command_line_become_a_fault(
    words: list[str], built: object, told: str
) -> None:
    fault = parse(words[0], words[1:])
    assert build(fault) == built
    assert str(fault) == told


def test_an_unknown_kind_names_the_nearest() -> None:
    with pytest.raises(InspectorError) as caught:
        build(Fault("statsu", {"status": 500}))
    assert "statsu" in caught.value.title
    assert "'status'" in caught.value.remedy
    assert "hang" in caught.value.detail


def test_a_kind_like_no_other_lists_all() -> None:
    with pytest.raises(InspectorError) as caught:
        parse("xyzzy", [])
    assert caught.value.remedy == "Choose one of them."


@pytest.mark.parametrize(
    "words",
    [
        ["status"],
        ["status", "abc"],
        ["status", "99"],
        ["status", "199"],
        ["status", "600"],
        ["status", "503", "Retry-After"],
        ["status", "503", "Bad Name=1"],
        ["status", "503", "X=a\r\nY: b"],
        ["delay"],
        ["delay", "soon"],
        ["delay", "6s", "7s"],
        ["hang", "6s"],
    ],
)
def test_wrong_words_are_refused_with_a_remedy(words: list[str]) -> None:
    with pytest.raises(InspectorError) as caught:
        parse(words[0], words[1:])
    assert caught.value.detail
    assert caught.value.remedy


@pytest.mark.parametrize(
    "fault",
    [
        Fault("status", {"status": "503"}),
        Fault("status", {"status": True}),
        Fault("status", {"status": 503, "colour": "red"}),
        Fault("status", {"status": 503, "headers": ["Retry-After"]}),
        Fault("status", {"status": 503, "headers": {"Retry-After": 4}}),
        Fault("status", {"status": 503, "body": 5}),
        Fault("delay", {"seconds": "6"}),
        Fault("delay", {"seconds": -1}),
        Fault("delay", {"seconds": float("nan")}),
        Fault("delay", {"seconds": 1, "jitter": 2}),
        Fault("delay"),
        Fault("hang", {"seconds": 1}),
    ],
)
def test_wrong_data_is_refused(fault: Fault) -> None:
    with pytest.raises(InspectorError):
        build(fault)
