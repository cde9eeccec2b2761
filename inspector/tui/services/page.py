"""The pages of a request."""

from enum import StrEnum

from inspector.tui.services.judgement import Judgement
from inspector.tui.services.request_detail import RequestDetail


class Page(StrEnum):
    """One page of a request's detail, in the order of the tabs."""

    BODY = "body"
    HEADERS = "headers"
    RESPONSE = "response"
    ATTEMPTS = "attempts"
    SIGNED = "signed"
    SCHEMA = "schema"

    def label(self, detail: RequestDetail | None, judgement: Judgement | None) -> str:
        """Return the tab's name, with a count where one tells something."""
        count: int | str = ""
        if detail is not None and self is Page.HEADERS:
            count = len(detail.stored.captured.headers)
        if detail is not None and self is Page.ATTEMPTS:
            count = len(detail.same_event) or len(detail.attempts) or ""
        if judgement is not None and self is Page.SCHEMA and judgement.findings is not None:
            count = f"✗{len(judgement.findings)}" if judgement.findings else "✓"
        return f"{self.title()} {count}".rstrip()

    def step(self, by: int) -> "Page":
        """Return the page `by` tabs on, round the end."""
        pages = list(Page)
        return pages[(pages.index(self) + by) % len(pages)]
