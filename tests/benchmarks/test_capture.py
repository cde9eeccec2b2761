"""What capturing costs beside a bare aiohttp handler, in one run; printed as ratios.

The floors here catch a fall, not a wish: a busy machine takes more from the receiver, which has a disk to
write to, than from a handler that has none.
"""

import sys

import pytest

from tests.benchmarks.capture import SHAPES, compare, memory_growth

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(sys.platform != "linux", reason="the load is driven by epoll"),
]

FLOORS = {"32 keep-alive": 0.28, "1 keep-alive": 0.25, "32 new each": 0.45}
MOST_GROWTH = 40
TRIES = 3


@pytest.mark.parametrize("shape", SHAPES)
def test_captures_keep_up_with_a_bare_handler(shape: str) -> None:
    best = 0.0
    for _ in range(TRIES):
        ratios = compare(shape, rounds=3, seconds=1)
        print(f"\n{ratios}")  # noqa: T201 - the figure
        best = max(best, ratios.rate)
        if best >= FLOORS[shape]:
            return
    pytest.fail(f"{shape}: {best:.2f} of a bare handler, where {FLOORS[shape]} was always reached")


def test_memory_does_not_grow_with_the_history() -> None:
    growth = memory_growth()
    print(f"\nmemory after 100,000 captures: {growth:+.1f} MiB")  # noqa: T201 - the figure
    assert growth < MOST_GROWTH
