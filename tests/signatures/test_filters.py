import pytest

from inspector.signatures.filters import compile_filter


@pytest.mark.parametrize(
    ("name", "value", "result"),
    [
        ("crc32", b"123456789", b"3421780262"),
        (
            "sha256-hex",
            b"",
            b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ),
        ("json-string", 'q"\u2028é\x01'.encode(), '"q\\"\u2028é\\u0001"'.encode()),
        ("box-escape", "é😀\r\\x\\/".encode(), b"\\u00e9\\ud83d\\ude00\\r\\\\x\\/"),
        ("contentful", b"/a b?q=1&w=2", b"/a%20b?q%253D1%2526w%253D2"),
        ("contentful", "/é".encode(), b"/%C3%A9"),
        ("with-port", b"https://u:p@h/x?y", b"https://u:p@h:443/x?y"),
        ("with-port", b"http://h/x", b"http://h:80/x"),
        ("with-port", b"http://h:1/x", b"http://h:1/x"),
        ("with-port", b"ftp://h/x", b"ftp://h/x"),
        ("without-port", b"https://u:p@h:1234/x", b"https://u:p@h/x"),
        ("without-port", b"https://[::1]:1/x", b"https://[::1]/x"),
        ("without-port", b"no url", b"no url"),
        ("query-encoded", b"https://h/?a=It's+b", b"https://h/?a=It%27s+b"),
        ("query-encoded", b"https://h/", b"https://h/"),
        ("unescape:3A2F", b"%3a%2F%20", b":/%20"),
    ],
)
def test_a_filter_changes_bytes_as_its_provider_does(
    name: str, value: bytes, result: bytes
) -> None:
    assert compile_filter(name)(value) == result


@pytest.mark.parametrize("name", ["", "rot13", "unescape:", "unescape:3a", "unescape:3"])
def test_an_unknown_filter_is_refused_in_words(name: str) -> None:
    with pytest.raises(ValueError, match=r"filters|unescape"):
        compile_filter(name)


@pytest.mark.parametrize(
    ("url", "encoded"),
    [
        (b"https://x.test/?a=b%20c", b"https://x.test/?a=b+c"),
        (b"https://x.test/?a=%ff&b", b"https://x.test/?a=%FF&b="),
        (b"https://x.test/?a=\xff", b"https://x.test/?a=%FF"),
        (b"https://x.test/?" + b"&a=1" * 10_001, b"https://x.test/?" + b"&a=1" * 10_001),
        (b"https://x.test/", b"https://x.test/"),
    ],
)
def test_a_query_is_encoded_anew_whatever_it_holds(url: bytes, encoded: bytes) -> None:
    assert compile_filter("query-encoded")(url) == encoded
