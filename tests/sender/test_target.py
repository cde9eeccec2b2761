import pytest

from inspector.model.inspector_error import InspectorError
from inspector.sender.target import Target


@pytest.mark.parametrize(
    ("text", "url", "host", "port", "path"),
    [
        ("http://127.0.0.1:4665/hooks", "http://127.0.0.1:4665/hooks", "127.0.0.1", 4665, "/hooks"),
        ("https://example.com", "https://example.com", "example.com", 443, "/"),
        ("http://[::1]:80/a%2fb?x=%41#frag", "http://[::1]:80/a%2fb?x=%41", "::1", 80, "/a%2fb"),
        (" http://h/ä b ", "http://h/%C3%A4%20b", "h", 80, "/ä b"),
        (
            "http://bücher.example:81/x",
            "http://xn--bcher-kva.example:81/x",
            "bücher.example",
            81,
            "/x",
        ),
        ("HTTP://h/x", "HTTP://h/x", "h", 80, "/x"),
    ],
)
def test_a_url_is_taken_as_written(text: str, url: str, host: str, port: int, path: str) -> None:
    assert Target.parse(text) == Target(url, host, port, path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "localhost:4665/hooks",
        "/hooks/akuworks",
        "ftp://h/",
        "http://",
        "http:///x",
        "http://h:99999/",
        "http://h:port/",
        "http://h:0/",
        "http://[::1/",
        "http://h\x00/",
        "http://a b/",
        "http://h%00/",
        "http://\udc80/",
    ],
)
def test_what_is_no_url_says_so_and_shows_one(text: str) -> None:
    with pytest.raises(InspectorError) as caught:
        Target.parse(text)
    assert "http://127.0.0.1:4665" in caught.value.remedy
    assert caught.value.exit_code == 2
