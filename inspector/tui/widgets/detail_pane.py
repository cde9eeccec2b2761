"""One request, whole: verdict first, then its pages."""

import asyncio
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical

from inspector.formats.visible import visible
from inspector.model.inspector_error import InspectorError
from inspector.model.request_summary import RequestSummary
from inspector.tui.services.judgement import Judgement
from inspector.tui.services.page import Page
from inspector.tui.services.page_document import info_text, page_document
from inspector.tui.services.request_detail import RequestDetail
from inspector.tui.services.text_document import TextDocument
from inspector.tui.services.verdict_text import head_line
from inspector.tui.services.view import View
from inspector.tui.widgets.head_line import HeadLine
from inspector.tui.widgets.tab_bar import TabBar
from inspector.tui.widgets.text_view import TextView
from inspector.tui.widgets.verdict_block import VerdictBlock

_SETTLE_SECONDS = 0.03


class DetailPane(Vertical):
    """Shows what is known at once, reads the rest in a thread, and judges it after it is shown.

    A body of some size is shown raw first, and pretty when that's ready.
    """

    def __init__(self, store: Path, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.page = Page.BODY
        self.view = View.PRETTY
        self.summary: RequestSummary | None = None
        self._store = store
        self._detail: RequestDetail | None = None
        self._judgement: Judgement | None = None

    def compose(self) -> ComposeResult:
        """Lay out head, verdict, tabs, text and a line about it."""
        yield HeadLine(id="head")
        yield VerdictBlock()
        yield TabBar()
        yield TextView()
        yield HeadLine(id="info")

    def show(self, summary: RequestSummary | None) -> None:
        """Show a request, or nothing."""
        if summary == self.summary:
            return
        same = summary is not None and self.summary is not None and summary.id == self.summary.id
        self.summary = summary
        if not same:
            self._detail = self._judgement = None
        self._show_head()
        if summary is None:
            self.query_one(TextView).show(TextDocument([]))
        else:
            self._load(summary, keep_place=same)

    def turn(self, page: Page) -> None:
        """Show another page."""
        self.page = page
        self._show_tabs()
        self._turn()

    def next_view(self) -> None:
        """Show the body in its next view: pretty, raw, hex."""
        self.view = self.view.next
        if self.page not in {Page.BODY, Page.SIGNED}:
            self.page = Page.BODY
            self._show_tabs()
        self._turn()

    def toggle_wrap(self) -> bool:
        """Wrap long lines or not; return whether they are wrapped now."""
        text = self.query_one(TextView)
        text.set_wrap(wrap=not text.wrap)
        return text.wrap

    @property
    def text(self) -> str:
        """The text of the page that is shown; of a raw body, every character as it came."""
        if self.page is Page.BODY and self.view is View.RAW and self._detail is not None:
            return self._detail.stored.captured.body.decode("utf-8", "replace")
        return self.query_one(TextView).document.text()

    @property
    def _stands(self) -> bool:
        """Whether there is still something to show it in: a thread may outlast its screen."""
        return bool(self.query(TextView))

    @on(TabBar.Picked)
    def _pick(self, message: TabBar.Picked) -> None:
        self.turn(Page(message.name))

    @work(exclusive=True, group="detail")
    async def _load(self, summary: RequestSummary, *, keep_place: bool) -> None:
        await asyncio.sleep(_SETTLE_SECONDS)
        try:
            detail = await asyncio.to_thread(RequestDetail.load, self._store, summary.id)
            if detail is None:
                return
            self._detail = detail
            await self._fill(keep_place=keep_place)
            self._judgement = await asyncio.to_thread(Judgement.of, detail)
        except InspectorError as error:
            if self._stands:
                lines = [error.title, error.detail, error.remedy]
                self.query_one(TextView).show(TextDocument(lines))
            return
        if not self._stands:
            return
        self._show_head()
        if self.page in {Page.SIGNED, Page.SCHEMA}:
            await self._fill(keep_place=keep_place)

    @work(exclusive=True, group="page")
    async def _turn(self) -> None:
        await self._fill()

    async def _fill(self, *, keep_place: bool = False) -> None:
        first = self._detail.first_view if self._detail is not None else None
        if first is not None and self.page is Page.BODY and self.view is View.PRETTY:
            await self._show_document(first, keep_place=keep_place)
        await self._show_document(self.view, keep_place=keep_place)

    async def _show_document(self, view: View, *, keep_place: bool) -> None:
        page, detail, judgement = self.page, self._detail, self._judgement
        if detail is None:
            return
        document, info = await asyncio.to_thread(_page, page, view, detail, judgement)
        if page is self.page and detail is self._detail and self._stands:
            self.query_one(TextView).show(document, keep_place=keep_place)
            self.query_one("#info", HeadLine).show([(info, "$text-muted")])
            self._show_tabs()

    def _show_head(self) -> None:
        if self.summary is None:
            self.query_one("#head", HeadLine).show([])
            self.query_one(VerdictBlock).clear()
            return
        self.query_one("#head", HeadLine).show(head_line(self.summary))
        same_event = len(self._detail.same_event) if self._detail else 0
        findings = self._judgement.findings if self._judgement else None
        self.query_one(VerdictBlock).show(self.summary, same_event, findings or ())
        self._show_tabs()

    def _show_tabs(self) -> None:
        tabs = tuple((page.value, page.label(self._detail, self._judgement)) for page in Page)
        self.query_one(TabBar).show(tabs, self.page)


def _page(
    page: Page, view: View, detail: RequestDetail, judgement: Judgement | None
) -> tuple[TextDocument, str]:
    document = page_document(page, view, detail, judgement)
    return document, visible(info_text(page, view, detail, judgement))
