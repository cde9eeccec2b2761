from hypothesis import example, given
from hypothesis import strategies as st

from inspector.model.headers import Headers
from inspector.store.request_rows import pack_headers, unpack_headers

LATIN = st.text(st.characters(max_codepoint=255))


@given(st.lists(st.tuples(LATIN, LATIN)).map(tuple))
@example(())
@example((("", ""),))
@example((("", "a"), ("b", "")))
@example((("a\nb", "c"), ("d", "e\n")))
@example((("a", "\n"),))
def test_headers_come_back_as_they_were(headers: Headers) -> None:
    assert unpack_headers(pack_headers(headers)) == headers


def test_usual_headers_read_as_lines() -> None:
    assert pack_headers((("Host", "a"), ("X-B", "c"))) == "Host\na\nX-B\nc"
