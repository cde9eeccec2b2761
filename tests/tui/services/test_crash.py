from rich.console import Console

from inspector.tui.services.crash import Crash


def test_it_carries_the_error_and_shows_nothing_of_it() -> None:
    error = ValueError("secret")
    crash = Crash(error)
    assert crash.error is error
    console = Console(record=True, width=80, quiet=True)
    console.print(crash)
    assert "secret" not in console.export_text() + str(crash)
