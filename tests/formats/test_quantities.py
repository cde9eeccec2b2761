import pytest

from inspector.formats.quantities import duration_words, size_words


@pytest.mark.parametrize(
    ("nanoseconds", "words"),
    [
        (None, "-"),
        (0, "0.0 ms"),
        (3_140_000, "3.1 ms"),
        (245_000_000, "245 ms"),
        (12_500_000_000, "12.5 s"),
    ],
)
def test_a_duration_has_its_unit(nanoseconds: int | None, words: str) -> None:
    assert duration_words(nanoseconds) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 B"), (999, "999 B"), (1234, "1.2 kB"), (50_000_000, "50.0 MB"), (10**9, "1.0 GB")],
)
def test_a_size_has_its_unit(count: int, words: str) -> None:
    assert size_words(count) == words
