from inspector.tui.services.view import View


def test_the_views_go_round() -> None:
    assert [View.PRETTY.next, View.RAW.next, View.HEX.next] == [View.RAW, View.HEX, View.PRETTY]
