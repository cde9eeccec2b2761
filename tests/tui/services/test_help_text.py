from inspector.tui.services.help_text import help_lines


def test_wide_help_has_two_columns_and_is_shorter() -> None:
    narrow, wide = help_lines(("list", "request"), 76), help_lines(("list", "request"), 110)
    assert len(wide) < len(narrow)
    assert max(map(len, wide)) <= 110
    assert max(map(len, narrow)) <= 76


def test_every_page_has_the_keys_of_all_screens_and_the_signs() -> None:
    lines = help_lines((), 76)
    assert lines[0] == "EVERYWHERE"
    assert any("✓ valid" in line and "· unchecked" in line for line in lines)
