"""The table of actions against everything that is made from it, and everything that must not differ."""

from importlib.resources import files
from itertools import chain

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

from inspector.tui.action import Action
from inspector.tui.actions import ACTIONS, BY_ID, bindings, of_scopes
from inspector.tui.app import InspectorApp
from inspector.tui.screens.copied_screen import CopiedScreen
from inspector.tui.screens.detail_screen import DetailScreen
from inspector.tui.screens.events_screen import EventsScreen
from inspector.tui.screens.fault_screen import FaultScreen
from inspector.tui.screens.help_screen import HelpScreen
from inspector.tui.screens.send_screen import SendScreen
from inspector.tui.services.help_text import help_lines
from inspector.tui.widgets.choices import Choices
from inspector.tui.widgets.event_list import EventList
from inspector.tui.widgets.text_view import TextView

OWNERS: dict[str, tuple[type[DOMNode], ...]] = {
    "list": (EventList,),
    "text": (TextView,),
    "choices": (Choices,),
    "events": (EventsScreen,),
    "endpoint": (EventsScreen, DetailScreen),
    "request": (EventsScreen, DetailScreen),
    "detail": (DetailScreen,),
    "send": (SendScreen,),
    "fault": (FaultScreen,),
    "help": (HelpScreen,),
    "copied": (CopiedScreen,),
    "everywhere": (InspectorApp,),
}


OWNED = [(action, owner) for action in ACTIONS for owner in OWNERS[action.scope]]


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(ACTIONS)


@pytest.mark.parametrize("scopes", [("list", "events", "endpoint", "request", "everywhere")])
def test_no_two_actions_of_one_screen_share_a_key(scopes: tuple[str, ...]) -> None:
    keys = [key for action in of_scopes(scopes) for key in action.keys]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize(
    ("action", "owner"), OWNED, ids=[f"{owner.__name__}-{action.id}" for action, owner in OWNED]
)
def test_every_action_is_bound_and_done_by_its_owner(action: Action, owner: type[DOMNode]) -> None:
    assert callable(getattr(owner, f"action_{action.method}"))
    bound = [each for each in owner.BINDINGS if isinstance(each, Binding) and each.id == action.id]
    assert [each.key for each in bound] == [action.key]
    assert bound[0].show == action.show


@pytest.mark.parametrize("owner", sorted(set(chain(*OWNERS.values())), key=str))
def test_no_owner_has_a_key_that_the_table_lacks(owner: type[DOMNode]) -> None:
    for each in owner.BINDINGS:
        assert isinstance(each, Binding)
        assert each.id in BY_ID


def test_help_tells_every_key_of_its_scopes() -> None:
    for width in (60, 110):
        text = "\n".join(help_lines(EventsScreen.SCOPES, width))
        for action in of_scopes([*EventsScreen.SCOPES, "everywhere"]):
            assert action.help in text
            assert action.key_signs in text


def test_words_are_short_and_hold_no_markup() -> None:
    for action in ACTIONS:
        assert "[" not in action.help + action.label
        assert len(action.help) < 40, action.help
        assert len(action.label) <= 14, action.label


def test_digits_are_left_for_the_modes() -> None:
    used = {
        key
        for action in of_scopes(["list", "events", "endpoint", "everywhere"])
        for key in action.keys
    }
    assert used.isdisjoint("123456789")


def test_quitting_and_faults_off_act_before_whatever_has_the_focus() -> None:
    assert {each.id for each in bindings("everywhere") if each.priority} == {
        "everywhere.quit",
        "everywhere.faults-off",
    }


def test_the_page_about_the_screen_has_every_key() -> None:
    page = files("inspector").joinpath("docs", "screen.md").read_text(encoding="utf-8")
    for action in ACTIONS:
        assert f"| `{action.key_signs}` | {action.help} |" in page
