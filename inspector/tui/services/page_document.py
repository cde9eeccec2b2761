"""A page of a request as a document for the text view."""

from inspector.formats.body_kind import BodyKind
from inspector.formats.body_view import BodyView
from inspector.formats.quantities import size_words
from inspector.model.headers import header_value
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
from inspector.tui.services.view import View


def page_document(
    page: Page, view: View, detail: RequestDetail, judgement: Judgement | None
) -> TextDocument:
    """Return what a page shows. Takes time in proportion to the body: meant for a thread."""
    captured = detail.stored.captured
    match page:
        case Page.BODY:
            dumped = view is View.PRETTY and detail.is_large_binary
            return body_document(detail.body, View.HEX if dumped else view)
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


def body_document(body: BodyView, view: View) -> TextDocument:
    """Return a body in one of its views; line numbers where it's laid out."""
    match view:
        case View.PRETTY:
            kind = body.kind
            if kind is BodyKind.EMPTY:
                return TextDocument(["(no body)"])
            language = {BodyKind.JSON: "json", BodyKind.FORM: "fields", BodyKind.BINARY: "hex"}
            return TextDocument(
                body.pretty, language=language.get(kind), numbered=kind is not BodyKind.BINARY
            )
        case View.RAW:
            return TextDocument(body.raw)
        case View.HEX:
            return TextDocument(body.hex, language="hex")


def signed_document(judgement: Judgement | None, view: View) -> TextDocument:
    """Return the bytes that were signed, as text or as hex; or why they aren't known."""
    if judgement is None:
        return TextDocument(["Verifying …"])
    if judgement.signed is None:
        return TextDocument(["The signed bytes are not known.", judgement.unsigned_reason])
    return body_document(BodyView(judgement.signed), View.HEX if view is View.HEX else View.RAW)


def info_text(
    page: Page, view: View, detail: RequestDetail | None, judgement: Judgement | None
) -> str:
    """Return a line about what is shown: how much, of what kind, in which view, what else to know.

    Works the shown view out, so it's asked for once that is done.
    """
    if detail is None:
        return ""
    captured = detail.stored.captured
    if page is Page.SIGNED and judgement is not None and judgement.signed is not None:
        return f"{size_words(len(judgement.signed))} were signed"
    if page is not Page.BODY:
        return ""
    kind = header_value(captured.headers, "Content-Type") or "no content type"
    words = [size_words(len(captured.body)), kind, view.value]
    if view is View.PRETTY and not detail.is_large_binary:
        words += detail.body.notes
    return "  ".join(words)
