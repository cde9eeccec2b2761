"""Text that JSON.parse refuses."""


class NotJsonError(ValueError):
    """Why a text is no JSON (`problem`, in words) and where: `position` in characters, None when nowhere."""

    def __init__(self, problem: str, position: int | None = None) -> None:
        super().__init__(problem if position is None else f"{problem} at character {position}")
        self.problem = problem
        self.position = position
