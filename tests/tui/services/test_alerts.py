from inspector.model.armed_fault import ArmedFault
from inspector.model.endpoint import Endpoint
from inspector.model.fault import Fault
from inspector.tui.services.alerts import alerts
from inspector.tui.services.receiver_state import ReceiverState
from inspector.tui.services.stage import Stage

SECOND = 1_000_000_000
NOW = 1_000 * SECOND
FINE = ReceiverState(Stage.LISTENING, url="http://127.0.0.1:1")


def endpoint(until: int | None, name: str = "akuworks") -> Endpoint:
    return Endpoint(
        1, name, "/x", armed_fault=ArmedFault(Fault("status", {"status": 503}), 0, until)
    )


def test_when_all_is_well_there_is_nothing_to_say() -> None:
    assert alerts(FINE, None, [Endpoint(1, "a", "/a")], NOW) == []


def test_a_fault_is_told_in_sign_and_word_with_its_time_and_its_end() -> None:
    ((part, text),) = alerts(FINE, None, [endpoint(NOW + 272 * SECOND)], NOW)
    assert part == "warning"
    assert text == "↯ fault status 503 on akuworks, 4:32 left · F9 turns it off"
    ((_, text),) = alerts(FINE, None, [endpoint(None)], NOW)
    assert "until off" in text


def test_a_fault_whose_time_is_over_is_not_in_force() -> None:
    assert alerts(FINE, None, [endpoint(NOW)], NOW) == []


def test_problems_come_first_and_warnings_last() -> None:
    state = ReceiverState(
        Stage.LISTENING, problem="Captures are refused: disk full", open_to_all=True
    )
    found = alerts(state, "The store failed", [endpoint(None)], NOW)
    assert [part for part, _ in found] == ["bad", "bad", "warning", "warning"]
    assert "disk full" in found[0][1]
    assert "other machines" in found[3][1]


def test_names_and_problems_are_made_visible() -> None:
    state = ReceiverState(Stage.FAILED, problem="\x1b]0;x\x07")
    found = alerts(state, None, [endpoint(None, "\x1b[2J")], NOW)
    assert all(text.isprintable() for _, text in found)
