"""Which endpoint a target reaches."""

import pytest

from inspector.receiver.route import route

ENDPOINTS = {"/hooks/a": "a", "/": "root", "/hooks/%2f": "escaped"}


@pytest.mark.parametrize(
    ("target", "reached"),
    [
        ("/hooks/a", "a"),
        ("/hooks/a?b=/c?d", "a"),
        ("http://example.com/hooks/a?b", "a"),
        ("http://example.com", "root"),
        ("/", "root"),
        ("/?/hooks/a", "root"),
        ("/hooks/%2f", "escaped"),
        ("/hooks/a/", None),
        ("/Hooks/a", None),
        ("//hooks/a", None),
        ("/hooks/../hooks/a", None),
        ("*", None),
        ("example.com:443", None),
        ("", None),
        (None, None),
    ],
)
def test_paths_are_compared_as_they_stand(target: str | None, reached: str | None) -> None:
    assert route(target, ENDPOINTS) == reached
