"""Buckets of response times: four to each doubling, so that a bound is at most a quarter above the truth."""

_UNIT = 1_000
"""Nanoseconds of the smallest step: shorter times are not worth telling apart."""
_SUB_BITS = 2
_SUB_BUCKETS = 1 << _SUB_BITS


def bucket_of(duration: int) -> int:
    """Return the bucket of a duration in nanoseconds, which must not be negative."""
    steps = duration // _UNIT
    shift = steps.bit_length() - _SUB_BITS - 1
    if shift <= 0:
        return steps
    return shift * _SUB_BUCKETS + (steps >> shift)


def upper_bound(bucket: int) -> int:
    """Return the first duration, in nanoseconds, that is too long for the bucket."""
    if bucket < 2 * _SUB_BUCKETS:
        return (bucket + 1) * _UNIT
    shift = bucket // _SUB_BUCKETS - 1
    return ((bucket - shift * _SUB_BUCKETS + 1) << shift) * _UNIT
