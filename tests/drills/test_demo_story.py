from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from inspector.drills.demo_story import STEPS, DemoStory
from inspector.providers.catalogue_loader import load
from inspector.receiver.receiver import Receiver
from inspector.store.reader import Reader


@pytest.fixture
async def receiver(tmp_path: Path) -> AsyncIterator[Receiver]:
    receiver = Receiver(tmp_path / "inspector.db", port=0)
    await receiver.start()
    yield receiver
    await receiver.stop()


async def test_every_step_gets_its_verdict_and_status(receiver: Receiver) -> None:
    heard: list[object] = []
    results = await DemoStory(receiver.url, receiver.store).play(heard.append)
    assert [result.step for result in results] == list(STEPS)
    assert [result.step.title for result in results if not result.as_expected] == []
    assert heard == list(results)

    with Reader(receiver.store) as reader:
        assert [endpoint.armed_fault for endpoint in reader.endpoints()] == [None]
        first, again = results[0].seen[0], results[5].seen[0]
        assert again in reader.same_event(first)
        attempts = [reader.attempts(delivery.id) for delivery in reader.deliveries(99)]
    assert sorted(map(len, attempts)) == [1] * 7 + [3]


async def test_what_differs_from_the_expectation_is_seen(receiver: Receiver) -> None:
    elsewhere = DemoStory(f"{receiver.url}/elsewhere", receiver.store, sleep=at_once)
    results = await elsewhere.play()
    assert not any(result.as_expected for result in results)


async def at_once(_seconds: float) -> None:
    """Wait for nothing."""


def test_the_story_holds_what_it_promises() -> None:
    assert {step.event_type for step in STEPS} == set(load("akuworks").event_types)
    assert any(step.forged for step in STEPS)
    assert any(step.slow for step in STEPS)
    assert any(len(step.expected) > 2 for step in STEPS)
