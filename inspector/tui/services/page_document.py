"""A page of a request as a document for the text view."""

import json

from inspector.model.headers import Headers, header_value
from inspector.tui import figures
from inspector.tui.services.body_view import BodyView
from inspector.tui.services.judgement import Judgement
from inspector.tui.services.page import Page
from inspector.tui.services.request_detail import RequestDetail
from inspector.tui.services.request_pages import (
    attempts_page,
    headers_page,
    response_page,
    schema_page,
)
from inspector.tui.services.text_document import TextDocument


def page_document(
    page: Page, view: BodyView, detail: RequestDetail, judgement: Judgement | None
) -> TextDocument:
    """Return what a page shows. Takes time in proportion to the body: meant for a thread."""
    captured = detail.stored.captured
    match page:
        case Page.BODY:
            return body_document(captured.body, captured.headers, view)
        case Page.HEADERS:
            return TextDocument(headers_page(captured), language="fields")
        case Page.RESPONSE:
            return TextDocument(response_page(detail.stored.response), language="fields")
        case Page.ATTEMPTS:
            return TextDocument(attempts_page(detail))
        case Page.SIGNED:
            return signed_document(judgement, view)
        case Page.SCHEMA:
            return TextDocument(schema_page(judgement))


def body_document(body: bytes, headers: Headers, view: BodyView) -> TextDocument:
    text = body.decode("utf-8", "replace")
    if view is BodyView.PRETTY:
        try:
            return TextDocument(
                json.dumps(json.loads(text), indent=2, ensure_ascii=False).split("\n"),
                language="json",
                numbered=True,
            )
        except ValueError:
            pass
    if view is BodyView.HEX:
        return TextDocument(
            [f"{i:08x}  {body[i : i + 16].hex(' ')}" for i in range(0, len(body), 16)],
            language="hex",
        )
    return TextDocument(text.split("\n"))


def signed_document(judgement: Judgement | None, view: BodyView) -> TextDocument:
    """Return the bytes that were signed, raw or as hex; or why they aren't known."""
    if judgement is None:
        return TextDocument(["Verifying …"])
    if judgement.signed is None:
        return TextDocument(["The signed bytes are not known.", judgement.unsigned_reason])
    return body_document(
        judgement.signed, (), BodyView.HEX if view is BodyView.HEX else BodyView.RAW
    )


def info_text(
    page: Page, view: BodyView, detail: RequestDetail | None, judgement: Judgement | None
) -> str:
    """Return a line about what is shown: size, kind, view."""
    if detail is None:
        return ""
    captured = detail.stored.captured
    if page is Page.SIGNED and judgement is not None and judgement.signed is not None:
        return f"{figures.size_words(len(judgement.signed))} were signed"
    if page is not Page.BODY:
        return ""
    kind = header_value(captured.headers, "Content-Type") or "no content type"
    return f"{figures.size_words(len(captured.body))}  {kind}  {view}"
