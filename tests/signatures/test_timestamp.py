import pytest

from inspector.model.request import Request
from inspector.signatures.place import compile_place
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal
from inspector.signatures.timestamp import TIME_FORMATS, Timestamp


def timestamp(fmt: str = "unix", past: float | None = 300, future: float | None = 300) -> Timestamp:
    source = "header:X-Time"
    return Timestamp(
        source, (compile_place(source), compile_place("header:Date")), fmt, past, future
    )


@pytest.mark.parametrize(
    ("fmt", "text", "seconds"),
    [
        ("unix", b"1700000000", 1700000000),
        ("unix-ms", b"1700000000123", 1700000000.123),
        ("rfc3339", b"2023-11-14T22:13:20Z", 1700000000),
        ("rfc3339", b"2023-11-14T22:13:20.250000000Z", 1700000000.25),
        ("rfc3339", b"2023-11-14t23:13:20+01:00", 1700000000),
        ("http-date", b"Tue, 14 Nov 2023 22:13:20 GMT", 1700000000),
    ],
)
def test_a_time_is_read(fmt: str, text: bytes, seconds: float) -> None:
    assert timestamp(fmt).seconds(text) == pytest.approx(seconds)


@pytest.mark.parametrize("fmt", TIME_FORMATS)
@pytest.mark.parametrize(
    "text", [b"", b"now", b"-1", b"1e3", b"\xff", b"9" * 400, "\u0661".encode()]
)
def test_what_is_no_time_is_malformed(fmt: str, text: bytes) -> None:
    with pytest.raises(Refusal, match="is not a") as caught:
        timestamp(fmt).seconds(text)
    assert caught.value.status == "malformed"


@pytest.mark.parametrize("fmt", TIME_FORMATS)
def test_what_is_written_is_read_again(fmt: str) -> None:
    clock = timestamp(fmt)
    assert clock.seconds(clock.write(1700000000.5).encode()) == pytest.approx(1700000000, abs=1)


@pytest.mark.parametrize(
    ("age", "words"),
    [(300, None), (301, "301 s old, and 300 s are allowed"), (-300, None), (-301, "in the future")],
)
def test_age_is_judged_at_the_edge(age: int, words: str | None) -> None:
    complaint = timestamp().complaint(1700000000, 1700000000 + age)
    assert complaint is None if words is None else words in (complaint or "")


def test_milliseconds_where_seconds_are_due_are_named() -> None:
    assert "milliseconds" in (timestamp().complaint(1700000000123, 1700000000) or "")


def test_without_a_limit_or_a_clock_age_is_not_judged() -> None:
    assert timestamp(past=None, future=None).complaint(0, 1700000000) is None
    assert timestamp().complaint(0, None) is None


def test_the_fallback_is_read_and_absence_named() -> None:
    clock = timestamp()
    assert clock.text(Reading(Request(headers=[("Date", "5")]))) == b"5"
    with pytest.raises(Refusal, match="The header X-Time, which holds the signed time"):
        clock.text(Reading(Request()))
