"""The one kind of error that reaches a user."""


class InspectorError(Exception):
    """What went wrong (`title`), its circumstances (`detail`) and what to do (`remedy`), as data.

    Rendered in one place by the command line and in one by the screen. `exit_code` follows the command
    line's rule: 1 the thing judged is not good, 2 usage or configuration, 3 the environment failed.
    """

    exit_code = 2

    def __init__(self, title: str, detail: str = "", remedy: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.detail = detail
        self.remedy = remedy
