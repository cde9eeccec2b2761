from hypothesis import given
from hypothesis import strategies as st

from inspector.store.latency_buckets import bucket_of, upper_bound

MICROSECOND = 1_000
DURATIONS = st.integers(0, 10**15)


@given(DURATIONS)
def test_a_bound_is_above_the_duration_by_a_quarter_at_most(duration: int) -> None:
    bound = upper_bound(bucket_of(duration))
    assert duration < bound <= duration * 1.25 + MICROSECOND


@given(DURATIONS, DURATIONS)
def test_longer_durations_have_no_lower_buckets(one: int, other: int) -> None:
    assert (bucket_of(one) <= bucket_of(other)) or one > other


@given(DURATIONS.filter(lambda duration: duration >= MICROSECOND))
def test_a_bucket_begins_where_the_one_before_ends(duration: int) -> None:
    assert upper_bound(bucket_of(duration) - 1) <= duration
