import pytest

from inspector.drills.demo_step_result import DemoStepResult
from inspector.drills.demo_story import STEPS, DemoStory
from tests.cli.conftest import Cli


def test_the_story_goes_as_expected_without_a_screen(cli: Cli) -> None:
    result = cli("demo", "--headless")
    assert result.code == 0, result.out
    for words in ("✓ an outage", "✗ invalid    401", "8 of 8 steps as expected"):
        assert words in result.out
    for event in (
        "verification.success",
        "verification.failed",
        "security.alert",
        "config.updated",
    ):
        assert event in result.out


def test_each_step_is_a_json_line(cli: Cli) -> None:
    result = cli("demo", "--json")
    assert result.code == 0
    *steps, last = result.lines
    assert [step["title"] for step in steps] == [step.title for step in STEPS]
    assert all(step["as_expected"] for step in steps)
    assert [seen["status"] for seen in steps[6]["seen"]] == [503, 503, 200]
    assert last == {"version": 1, "type": "demo", "steps": len(STEPS), "as_expected": len(STEPS)}


class OtherStory(DemoStory):
    """Sees nothing of what it expects."""

    async def play(self, on_step: object = None) -> tuple[DemoStepResult, ...]:
        result = DemoStepResult(STEPS[0], ())
        assert callable(on_step)
        on_step(result)
        return (result,)


def test_another_end_has_exit_code_1(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspector.drills.demo_story.DemoStory", OtherStory)
    result = cli("demo", "--headless")
    assert result.code == 1
    assert "expected: valid 200" in result.out
    assert "0 of 1 steps" in result.out


def test_the_screen_needs_a_terminal(cli: Cli) -> None:
    assert cli("demo").code == 2
