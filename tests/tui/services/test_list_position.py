from inspector.tui.services.list_position import ListPosition


def grown(count: int) -> ListPosition:
    position = ListPosition()
    position.resize(count)
    return position


def test_an_empty_list_has_its_cursor_at_the_top() -> None:
    position = ListPosition()
    assert position.row == 0
    assert position.following


def test_following_selects_whatever_is_newest() -> None:
    position = grown(3)
    assert (position.row, position.ordinal) == (0, 2)
    position.resize(10)
    assert (position.row, position.ordinal) == (0, 9)


def test_a_moved_cursor_stays_on_its_request_while_rows_arrive() -> None:
    position = grown(10)
    position.select(4)
    assert not position.following
    assert position.ordinal == 5
    assert position.resize(13) == 3
    assert position.ordinal == 5
    assert position.row == 7


def test_the_top_row_is_followed_and_the_list_ends_at_its_last() -> None:
    position = grown(10)
    position.select(99)
    assert position.row == 9
    position.select(-4)
    assert position.row == 0
    assert position.following


def test_standing_still_keeps_the_newest_of_that_moment() -> None:
    position = grown(10)
    position.stand()
    position.resize(12)
    assert position.row == 2


def test_a_list_that_shrinks_keeps_its_cursor_inside() -> None:
    position = grown(10)
    position.select(0)
    position.stand()
    assert position.resize(4) == 0
    assert position.ordinal == 3
    position.resize(0)
    assert position.row == 0


def test_rows_and_ordinals_count_from_both_ends() -> None:
    position = grown(10)
    assert position.ordinal_of(0) == 9
    assert position.ordinal_of(9) == 0
    assert position.ordinal_of(10) == -1
