import base64
import gzip
import importlib.util
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.formats.inflate import inflate

TEXT = b'{"event": "verification.success", "n": [1.0, 1.0, 1.0, 1.0]}'
GZIP = gzip.compress(TEXT, mtime=0)
ZLIB = zlib.compress(TEXT)
# TEXT by Brotli and Zstandard, whose libraries need not be there.
BROTLI = base64.b64decode(
    "GzsAGJwFdqyHpFpMZsOl+vyoYdz2+rSIS8zWZnHR6RIgsAEnQEkB0GB4hihwo2jkEk5Qn5AP"
)
ZSTD = base64.b64decode(
    "KLUv/SA8tQEA9AJ7ImV2ZW50IjogInZlcmlmaWNhdGlvbi5zdWNjZXNzIiwgIm4iOiBbMS4wLCBdfQEAxVHK"
)


def has(library: str) -> bool:
    return importlib.util.find_spec(library) is not None


@pytest.mark.parametrize("encoding", [None, "", "identity", " , Identity"])
def test_without_a_coding_nothing_is_done(encoding: str | None) -> None:
    inflated = inflate(GZIP, encoding)
    assert (inflated.data, inflated.notes, inflated.changed) == (GZIP, (), False)


def test_nothing_is_left_of_an_empty_body() -> None:
    assert inflate(b"", "gzip").notes == ()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (GZIP, "gzip"),
        (GZIP, " GZip "),
        (GZIP, "x-gzip"),
        (ZLIB, "deflate"),
        (ZLIB[2:-4], "deflate"),
        (zlib.compress(GZIP), "gzip, deflate"),
        (gzip.compress(TEXT[:9]) + gzip.compress(TEXT[9:]), "gzip"),
    ],
)
def test_a_coding_is_undone(data: bytes, encoding: str) -> None:
    inflated = inflate(data, encoding)
    assert (inflated.data, inflated.changed) == (TEXT, True)
    assert all(note.endswith("inflated for reading.") for note in inflated.notes)


@pytest.mark.parametrize(
    ("data", "name", "library"), [(BROTLI, "br", "brotli"), (ZSTD, "zstd", "zstandard")]
)
def test_other_codings_are_undone_where_their_library_is(
    data: bytes, name: str, library: str
) -> None:
    inflated = inflate(data, name)
    if has(library):
        assert inflated.data == TEXT
        assert inflate(data[:-6], name).notes[-1].startswith(f"The {name} data breaks off")
        assert inflate(TEXT, name).notes == (f"Says {name}, is not: shown as received.",)
    else:
        assert inflated.data == data
        note = f"Reading {name} takes the library {library}: shown as received."
        assert inflated.notes == (note,)


@pytest.mark.parametrize("name", ["gzip", "deflate"])
@pytest.mark.parametrize("data", [TEXT, b"{", b"plain", "é".encode() * 40])
def test_what_is_not_coded_is_shown_as_received(data: bytes, name: str) -> None:
    inflated = inflate(data, name)
    assert (inflated.data, inflated.changed) == (data, False)
    assert inflated.notes == (f"Says {name}, is not: shown as received.",)


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("foo", "Says the content coding foo, which is unknown: shown as received."),
        ("gzip," * 5, "Says 5 content codings: shown as received."),
    ],
)
def test_an_unknown_coding_is_named(encoding: str, note: str) -> None:
    assert inflate(TEXT, encoding).notes == (note,)


def test_a_hostile_coding_is_named_shortly() -> None:
    (note,) = inflate(TEXT, "x" * 10_000).notes
    assert len(note) < 120


def incompressible(size: int) -> bytes:
    return random.Random(1).randbytes(size)  # noqa: S311 - the same bytes in every run


def test_of_cut_data_what_it_held_is_shown() -> None:
    whole = incompressible(200_000)
    data = gzip.compress(whole)
    inflated = inflate(data[:100_000], "gzip")
    assert whole.startswith(inflated.data)
    assert len(inflated.data) > 60_000
    assert inflated.notes[-1] == (
        "The gzip data breaks off after 100.0 kB; what it held so far is shown."
    )


def test_of_damaged_data_what_came_before_is_shown_and_where_it_broke() -> None:
    whole = b"".join(b"line %d\n" % place for place in range(40_000))
    data = bytearray(gzip.compress(whole))
    data[70_000:70_010] = b"\xff" * 10
    inflated = inflate(bytes(data), "gzip")
    # Damage is noticed later than it was done, and what comes out in between is wrong.
    assert len(inflated.data) > 150_000
    assert whole.startswith(inflated.data[:150_000])
    place = int(inflated.notes[-1].split("byte ")[1].split(";")[0])
    assert 70_000 <= place < len(data)


def test_a_wrong_checksum_is_damage() -> None:
    data = GZIP[:-8] + bytes(8)
    inflated = inflate(data, "gzip")
    assert inflated.data == TEXT
    assert "damaged, noticed at byte" in inflated.notes[-1]


def test_nothing_out_of_a_mere_beginning() -> None:
    inflated = inflate(GZIP[:5], "gzip")
    assert inflated.data == GZIP[:5]
    assert inflated.notes == (
        "The gzip data breaks off before anything came out of it: shown as received.",
    )


def test_what_follows_the_end_is_counted() -> None:
    inflated = inflate(GZIP + b"rest", "gzip")
    assert inflated.data == TEXT
    assert inflated.notes[-1] == "4 B follow the end of the gzip data."


def test_an_inflated_nothing_is_nothing() -> None:
    inflated = inflate(gzip.compress(b""), "gzip")
    assert (inflated.data, inflated.changed) == (b"", True)


def test_a_bomb_stops_at_the_limit() -> None:
    inflated = inflate(gzip.compress(bytes(50_000_000)), "gzip", most=1_000_000)
    assert inflated.data == bytes(1_000_000)
    assert inflated.notes[-1] == "There is more than these 1.0 MB; inflating stopped there."


def test_a_bomb_in_a_bomb_stops_too() -> None:
    data = gzip.compress(gzip.compress(bytes(50_000_000)))
    assert len(inflate(data, "gzip, gzip", most=1_000_000).data) == 1_000_000


def test_the_limit_itself_is_no_bomb() -> None:
    inflated = inflate(GZIP, "gzip", most=len(TEXT))
    assert inflated.data == TEXT
    assert len(inflated.notes) == 1


@given(
    st.binary(max_size=200) | st.integers(0, len(GZIP)).map(lambda end: GZIP[:end]),
    st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, deflate", "\x1b"]),
)
def test_nothing_raises(data: bytes, encoding: str) -> None:
    inflate(data, encoding, most=1_000)


@given(st.integers(0, len(GZIP) - 1), st.integers(1, 255))
def test_one_changed_byte_raises_nothing(place: int, change: int) -> None:
    data = GZIP[:place] + bytes([GZIP[place] ^ change]) + GZIP[place + 1 :]
    inflate(data, "gzip")
