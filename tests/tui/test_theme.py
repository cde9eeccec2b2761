import pytest

from inspector.tui import theme


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({}, "inspector-dark"),
        ({"COLORFGBG": "15;0"}, "inspector-dark"),
        ({"COLORFGBG": "0;15"}, "inspector-light"),
        ({"COLORFGBG": "0;default;7"}, "inspector-light"),
        ({"COLORFGBG": "15;8"}, "inspector-dark"),
        ({"COLORFGBG": "nonsense"}, "inspector-dark"),
        ({"NO_COLOR": "1"}, "ansi-dark"),
        ({"NO_COLOR": "", "COLORFGBG": "0;15"}, "ansi-light"),
        ({"TEXTUAL_THEME": "nord,dracula"}, "nord"),
    ],
)
def test_the_theme_follows_the_terminal(environ: dict[str, str], name: str) -> None:
    assert theme.theme_for(environ) == name


def test_switching_goes_between_dark_and_light_of_a_kind() -> None:
    assert theme.opposite("inspector-dark", dark=True) == "inspector-light"
    assert theme.opposite("inspector-light", dark=False) == "inspector-dark"
    assert theme.opposite("nord", dark=True) == "inspector-light"
    assert theme.opposite("ansi-dark", dark=True) == "ansi-light"
    assert theme.opposite("ansi-light", dark=False) == "ansi-dark"
