"""The screen opens and pages a million requests as fast as a hundred."""

import pytest

from tests.benchmarks.screen import measure

GATE = 1.5


@pytest.mark.benchmark
@pytest.mark.timeout(300)
def test_a_million_requests_cost_the_screen_no_more_than_a_hundred(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ratios = measure(rounds=3)
    with capsys.disabled():
        print(f"\n{ratios}")  # noqa: T201 - figures are meant to be read
    assert ratios.paint < GATE
    assert ratios.page < GATE
