from pathlib import Path

import pytest

from tests.tui import grid
from tests.tui.driving import AppOf, running
from tests.tui.filled_store import Row, fill


@pytest.mark.parametrize("width", [40, 59, 60, 80, 100, 120, 200])
async def test_entries_are_whole_and_help_always_stands(
    store: Path, app_of: AppOf, width: int
) -> None:
    await fill(store, [Row()])
    app = app_of(store)
    async with running(app, (width, 24)):
        bottom = grid.text(app).split("\n")[-1]
        assert "? help" in bottom
        assert bottom.startswith(" space pause  enter open ")
        assert len(bottom) <= width
        assert ("^q quit" in bottom) == (width >= 60)
        labels = {"pause", "open", "raw/hex", "wrap", "send sample", "fault", "copy curl", "secret"}
        for word in ("send", "copy", "raw"):
            whole = next(label for label in labels if label.startswith(word))
            assert (word in bottom) == (whole in bottom)
