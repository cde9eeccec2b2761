import inspect

from inspector.drills.watched_demo import watched_demo


def test_it_is_a_story_for_the_screen() -> None:
    assert inspect.iscoroutinefunction(watched_demo)
    assert list(inspect.signature(watched_demo).parameters) == ["url", "store"]
