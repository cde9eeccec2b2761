"""The demonstration at a pace that a person can follow on the screen."""

from pathlib import Path

from inspector.drills.demo_story import DemoStory

_PAUSE = 1.5


async def watched_demo(url: str, store: Path) -> None:
    """Play the story against the receiver at `url`; what comes of it stands in the history."""
    await DemoStory(url, store, pause=_PAUSE).play()
