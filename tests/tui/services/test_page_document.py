import gzip
from pathlib import Path

import pytest

from inspector.model.headers import Headers
from inspector.tui.services.judgement import Judgement
from inspector.tui.services.page import Page
from inspector.tui.services.page_document import info_text, page_document
from inspector.tui.services.request_detail import RequestDetail
from inspector.tui.services.view import View
from tests.tui.filled_store import Row, fill

JSON: Headers = (("Content-Type", "application/json"),)
LARGE = 300_000


async def detail_of(store: Path, body: bytes, headers: Headers = JSON) -> RequestDetail:
    await fill(store, [Row(body=body, headers=headers)])
    detail = RequestDetail.load(store, 1)
    assert detail is not None
    return detail


def lines(detail: RequestDetail, view: View, page: Page = Page.BODY) -> list[str]:
    return list(page_document(page, view, detail, Judgement()))


async def test_json_is_laid_out_numbered_without_a_token_changed(store: Path) -> None:
    detail = await detail_of(store, b'{"a":1.0,"b":[1e400]}')
    document = page_document(Page.BODY, View.PRETTY, detail, None)
    assert list(document) == ["{", '  "a": 1.0,', '  "b": [', "    1e400", "  ]", "}"]
    assert document.language == "json"
    assert document.numbered
    assert lines(detail, View.RAW) == ['{"a":1.0,"b":[1e400]}']
    assert lines(detail, View.HEX)[0].startswith("00000000  7b 22 61")


async def test_what_says_json_and_is_none_is_shown_with_a_note(store: Path) -> None:
    detail = await detail_of(store, b'{"a": ')
    assert lines(detail, View.PRETTY) == ['{"a": ']
    assert "Says JSON, is not" in info_text(Page.BODY, View.PRETTY, detail, None)


async def test_no_body_is_said(store: Path) -> None:
    assert lines(await detail_of(store, b""), View.PRETTY) == ["(no body)"]


async def test_a_compressed_body_is_read_through(store: Path) -> None:
    headers = (*JSON, ("Content-Encoding", "gzip"))
    detail = await detail_of(store, gzip.compress(b'{"a":1}'), headers)
    assert lines(detail, View.PRETTY) == ["{", '  "a": 1', "}"]


@pytest.mark.parametrize(
    ("body", "first"),
    [(b"{}", None), (b"x" * LARGE, View.RAW), (b"\0" * LARGE, View.HEX)],
)
async def test_a_large_body_is_shown_first_in_what_is_quick(
    store: Path, body: bytes, first: View | None
) -> None:
    detail = await detail_of(store, body)
    assert detail.first_view is first


async def test_a_large_binary_is_dumped_and_never_read_as_text(store: Path) -> None:
    detail = await detail_of(store, b"\0" * LARGE)
    assert detail.is_large_binary
    document = page_document(Page.BODY, View.PRETTY, detail, None)
    assert document.language == "hex"
    assert info_text(Page.BODY, View.PRETTY, detail, None).startswith("300.0 kB  application/json")


async def test_a_large_compressed_body_is_no_binary(store: Path) -> None:
    headers = (*JSON, ("Content-Encoding", "gzip"))
    detail = await detail_of(store, b"\0" * LARGE, headers)
    assert not detail.is_large_binary


async def test_the_signed_bytes_are_shown_or_why_not(store: Path) -> None:
    detail = await detail_of(store, b"{}")
    assert list(page_document(Page.SIGNED, View.PRETTY, detail, None)) == ["Verifying …"]
    unknown = Judgement(unsigned_reason="The endpoint has no secret.")
    assert page_document(Page.SIGNED, View.PRETTY, detail, unknown).line(1) == (
        "The endpoint has no secret."
    )
    known = Judgement(signed=b'{"a":1}')
    assert list(page_document(Page.SIGNED, View.PRETTY, detail, known)) == ['{"a":1}']
    dump = page_document(Page.SIGNED, View.HEX, detail, known)
    assert dump.line(0).startswith("00000000  7b")
    assert info_text(Page.SIGNED, View.RAW, detail, known) == "7 B were signed"


@pytest.mark.parametrize("page", Page)
async def test_every_page_has_something_to_show(store: Path, page: Page) -> None:
    detail = await detail_of(store, b"{}")
    assert lines(detail, View.PRETTY, page)
    assert page.label(detail, Judgement(findings=()))
