"""An error that no one foresaw, on its way out of the screen."""

from rich.text import Text


class Crash(Exception):  # noqa: N818 - it's no error of its own, it carries one
    """Wraps an error so that Textual shows nothing of it: its own way prints the variables of every frame."""

    def __init__(self, error: BaseException) -> None:
        super().__init__("an error that no one foresaw")
        self.error = error
        self.__cause__ = error

    def __rich__(self) -> Text:
        """Return nothing: whoever ran the screen tells of the error."""
        return Text("")
