import gzip
import zlib

import pytest

from inspector.sender.content_coding import is_decodable

PACKED = gzip.compress(b"hello" * 1000)
RAW = zlib.compressobj(wbits=-zlib.MAX_WBITS)
DEFLATED = RAW.compress(b"hello") + RAW.flush()


@pytest.mark.parametrize(
    ("body", "coding"),
    [
        (PACKED, "gzip"),
        (PACKED, " GZIP "),
        (zlib.compress(b"hello"), "deflate"),
        (DEFLATED, "deflate"),
        (b"anything", "br"),
        (b"anything", "identity"),
        (b"", "gzip"),
    ],
)
def test_an_honest_coding_is_taken(body: bytes, coding: str) -> None:
    assert is_decodable(body, coding, whole=True)


@pytest.mark.parametrize(
    ("body", "coding"), [(b"hello", "gzip"), (b"hello", "deflate"), (PACKED[:-12], "gzip")]
)
def test_a_lie_and_a_cut_are_seen(body: bytes, coding: str) -> None:
    assert not is_decodable(body, coding, whole=True)


def test_the_start_of_a_long_body_is_enough() -> None:
    assert is_decodable(PACKED[:-12], "gzip", whole=False)
    assert not is_decodable(b"hello", "gzip", whole=False)


def test_a_bomb_is_unpacked_in_small_pieces() -> None:
    assert is_decodable(gzip.compress(b"\0" * 50_000_000), "gzip", whole=True)
