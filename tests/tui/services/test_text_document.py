from inspector.tui.services.text_document import MOST_IN_A_LINE, TextDocument


def test_lines_are_made_visible_when_they_are_drawn() -> None:
    document = TextDocument(["a\x1b]0;x\x07", "b"])
    assert document.line(0) == "a␛]0;x␇"
    assert document.text() == "a␛]0;x␇\nb"
    assert len(document) == 2


def test_a_long_line_is_cut_in_pieces_that_join_again() -> None:
    long = "".join(chr(ord("a") + index % 26) for index in range(2 * MOST_IN_A_LINE + 10))
    document = TextDocument(["first", long, "last"])
    assert len(document) == 5
    assert [document.is_joined(index) for index in range(5)] == [False, False, True, True, False]
    assert document.text() == f"first\n{long}\nlast"
    assert document.width == MOST_IN_A_LINE


def test_no_lines_are_no_text() -> None:
    assert TextDocument([]).text() == ""
    assert TextDocument([]).width == 0
