"""What a look at the store brought."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Which of rows, figures and settings differ from the last look; `opened` when it was the first."""

    rows: bool = False
    figures: bool = False
    settings: bool = False
    opened: bool = False

    def __bool__(self) -> bool:
        return self.rows or self.figures or self.settings or self.opened
