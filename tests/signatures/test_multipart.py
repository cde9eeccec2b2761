from hypothesis import given
from hypothesis import strategies as st

from inspector.signatures.multipart import parse_multipart

TYPE = b"multipart/form-data; boundary=edge"


def part(name: str, value: str, extra: str = "") -> str:
    return f'--edge\r\nContent-Disposition: form-data; name="{name}"{extra}\r\n\r\n{value}\r\n'


def test_fields_are_read_and_files_left_out() -> None:
    body = (
        part("a", "1\r\n2") + part("f", "x", '; filename="f.txt"') + part("a", "3")
    ) + "--edge--"
    assert parse_multipart(TYPE, body.encode()) == {b"a": [b"1\r\n2", b"3"]}


def test_a_quoted_boundary_is_the_same() -> None:
    quoted = b'multipart/form-data; boundary="edge"'
    assert parse_multipart(quoted, (part("a", "1") + "--edge--").encode()) == {b"a": [b"1"]}


def test_without_a_boundary_there_are_no_fields() -> None:
    assert parse_multipart(b"multipart/form-data", part("a", "1").encode()) == {}


@given(st.binary(max_size=300))
def test_any_bytes_are_survived(body: bytes) -> None:
    parse_multipart(TYPE, b"--edge\r\n" + body)
