import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.sender.exponential_backoff import ExponentialBackoff
from inspector.sender.retry_policy import RetryPolicy


def delays(policy: RetryPolicy, key: str = "") -> list[float | None]:
    return [policy.next_delay(failures, key) for failures in range(1, policy.attempts + 1)]


def test_waits_double_until_the_cap_and_end_with_the_attempts() -> None:
    policy = RetryPolicy(attempts=6, schedule=ExponentialBackoff(base=1, cap=5))
    assert delays(policy) == [1, 2, 4, 5, 5, None]


def test_one_attempt_means_no_retry() -> None:
    assert RetryPolicy(attempts=1).next_delay(1) is None


class Listed:
    def delay(self, failures: int) -> float | None:
        return {1: 5.0, 2: 300.0}.get(failures)


def test_an_explicit_list_is_another_schedule_and_may_end_first() -> None:
    assert delays(RetryPolicy(attempts=9, schedule=Listed()))[:4] == [5, 300, None, None]


def test_jitter_stays_within_its_share_and_differs_between_deliveries() -> None:
    policy = RetryPolicy(attempts=2, schedule=ExponentialBackoff(base=10, cap=10), jitter=0.2)
    drawn = [policy.next_delay(1, f"event-{number}") for number in range(200)]
    values = [value for value in drawn if value is not None]
    assert len(values) == 200
    assert all(8 <= value <= 12 for value in values)
    assert min(values) < 8.4
    assert max(values) > 11.6


def test_jitter_is_repeated_by_its_seed() -> None:
    schedule = ExponentialBackoff(base=10, cap=10)
    first, again, other = (RetryPolicy(schedule=schedule, jitter=0.5, seed=s) for s in (7, 7, 8))
    assert first.next_delay(1, "e") == again.next_delay(1, "e")
    assert first.next_delay(1, "e") != other.next_delay(1, "e")


@given(
    base=st.floats(min_value=0, max_value=1e6),
    cap=st.floats(min_value=0, max_value=1e6),
    factor=st.floats(min_value=0, max_value=100),
    failures=st.integers(min_value=1, max_value=10**9),
)
def test_a_wait_is_never_negative_nor_above_the_cap(
    base: float, cap: float, factor: float, failures: int
) -> None:
    delay = ExponentialBackoff(base, cap, factor).delay(failures)
    assert 0 <= delay <= cap + 1e-6 * cap


@pytest.mark.parametrize("failures", [1, 2, 10_000])
def test_no_base_means_at_once(failures: int) -> None:
    assert ExponentialBackoff(base=0).delay(failures) == 0
