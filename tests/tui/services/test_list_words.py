from inspector.tui.services.list_position import ListPosition
from inspector.tui.services.list_words import list_words


def test_an_empty_list_says_nothing() -> None:
    assert list_words(ListPosition(), 0) == ""


def test_following_is_said_with_the_key_that_ends_it() -> None:
    position = ListPosition()
    position.resize(3)
    assert list_words(position, 3) == "● following the newest · space pauses"


def test_standing_still_says_where_and_how_much_is_new() -> None:
    position = ListPosition()
    position.resize(1_204)
    position.select(3)
    assert list_words(position, 1_204) == "row 4 of 1,204 · g goes to the newest"
    position.resize(1_210)
    assert list_words(position, 1_204) == "row 10 of 1,210 · 6 new above · g goes to the newest"
