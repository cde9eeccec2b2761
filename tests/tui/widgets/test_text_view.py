"""The view of text of any size, with texts of any size."""

from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.selection import SELECT_ALL, Selection

from inspector.formats.hex_lines import HexLines
from inspector.formats.text_lines import TextLines
from inspector.tui.services.text_document import TextDocument
from inspector.tui.widgets.text_view import TextView
from tests.tui import grid

MEGABYTE = 1_000_000


class Viewer(App[None]):
    def compose(self) -> ComposeResult:
        yield TextView()

    @property
    def view(self) -> TextView:
        return self.query_one(TextView)

    def rows(self) -> list[str]:
        return grid.text(self).split("\n")


async def test_lines_are_numbered_coloured_and_wrapped() -> None:
    app = Viewer()
    async with app.run_test(size=(24, 5)) as pilot:
        app.view.show(
            TextDocument(['{"key": "a long text here"', "}"], language="json", numbered=True)
        )
        await pilot.pause()
        assert app.rows() == [' 1 {"key": "a long text', '    here"', " 2 }", "", ""]
        app.view.set_wrap(wrap=False)
        await pilot.pause()
        assert app.rows()[:2] == [' 1 {"key": "a long text', " 2 }"]
        app.view.action_rightwards()
        await pilot.pause()
        assert app.rows()[0].startswith(" 1 ")
        assert app.rows()[0].endswith('here"')


async def test_nothing_but_printable_text_is_drawn() -> None:
    app = Viewer()
    async with app.run_test(size=(40, 5)) as pilot:
        app.view.show(TextDocument(["\x1b]0;x\x07\x9b2J\u202e\x00"]))
        await pilot.pause()
        assert all(row.isprintable() for row in app.rows())
        assert "␛]0;x␇" in app.rows()[0]


async def test_wide_characters_can_be_scrolled_to_their_end() -> None:
    app = Viewer()
    async with app.run_test(size=(20, 4)) as pilot:
        app.view.set_wrap(wrap=False)
        app.view.show(TextDocument(["日" * 30 + "!"]))
        await pilot.pause()
        await pilot.pause()
        for _ in range(10):
            app.view.action_rightwards()
            await pilot.pause()
        assert "!" in app.rows()[0]


async def test_ten_megabytes_are_read_only_where_they_are_shown() -> None:
    class Counting(TextLines):
        asked = 0

        def line(self, index: int) -> str:
            Counting.asked += 1
            return super().line(index)

    app = Viewer()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.wrap = False
        lines = Counting('{"some": "line of text"}\n' * 400_000)
        app.view.show(TextDocument(lines, language="json"))
        await pilot.pause()
        assert Counting.asked <= 60
        app.view.action_bottom()
        await pilot.pause()
        assert app.rows()[-2].strip() == '{"some": "line of text"}'
        assert Counting.asked <= 120


async def test_a_long_text_is_wrapped_behind_and_shown_before() -> None:
    app = Viewer()
    async with app.run_test(size=(40, 10)) as pilot:
        app.view.show(TextDocument(["x" * 60] * 20_000))
        assert app.view.virtual_size.height == 20_000
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.view.virtual_size.height == 40_000


async def test_one_line_of_fifty_megabytes_can_be_scrolled() -> None:
    app = Viewer()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(TextDocument(TextLines("y" * (50 * MEGABYTE))))
        await app.workers.wait_for_complete()
        await pilot.pause()
        app.view.action_bottom()
        await pilot.pause()
        assert app.rows()[-1].strip() == "y" * len(app.rows()[-1].strip())


async def test_a_dump_is_never_wrapped() -> None:
    app = Viewer()
    async with app.run_test(size=(40, 10)) as pilot:
        app.view.show(TextDocument(HexLines(bytes(256)), language="hex"))
        await pilot.pause()
        assert app.view.virtual_size.height == 16


async def test_another_width_wraps_anew() -> None:
    app = Viewer()
    async with app.run_test(size=(40, 10)) as pilot:
        app.view.show(TextDocument(["z" * 60]))
        await pilot.pause()
        assert app.view.virtual_size.height == 2
        await pilot.resize_terminal(20, 10)
        await pilot.pause()
        assert app.view.virtual_size.height == 4


async def test_selected_text_is_given_as_it_is_seen() -> None:
    app = Viewer()
    async with app.run_test(size=(40, 10)) as pilot:
        app.view.show(TextDocument(["one", "two", "three"], numbered=True))
        await pilot.pause()
        assert app.view.get_selection(SELECT_ALL) == ("one\ntwo\nthree", "\n")
        picked = app.view.get_selection(Selection(Offset(1, 0), Offset(2, 1)))
        assert picked == ("ne\ntw", "\n")


async def test_the_mouse_selects_text_without_its_numbers() -> None:
    app = Viewer()
    async with app.run_test(size=(40, 10)) as pilot:
        app.view.show(TextDocument(["one", "two", "three"], numbered=True))
        await pilot.pause()
        await pilot.mouse_down(TextView, offset=(3, 0))
        await pilot.hover(TextView, offset=(5, 2))
        await pilot.mouse_up(TextView, offset=(5, 2))
        await pilot.pause()
        assert app.screen.get_selected_text() in {"one\ntwo\nth", "one\ntwo\nthr"}
