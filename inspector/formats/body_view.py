"""A body, ready to be looked at: pretty, raw, and as hex."""

from functools import cached_property

from inspector.formats.body_kind import BodyKind
from inspector.formats.body_layout import BodyLayout, lay_out
from inspector.formats.body_text import BodyText, body_text
from inspector.formats.hex_lines import HexLines
from inspector.formats.inflate import inflate
from inspector.formats.inflated import Inflated
from inspector.formats.lines import Lines
from inspector.formats.text_lines import TextLines


class BodyView:
    """Three views of a body, each worked out when it is first asked for.

    `pretty` lays JSON and forms out, every token as it stood, and falls back to text or hex; `raw` is
    the text; both of the inflated body where its Content-Encoding could be undone. `hex` is always the
    bytes as received. For bodies of megabytes ask for `pretty` in a thread: `raw` and `hex` are quick.
    """

    def __init__(
        self, body: bytes, *, content_type: str | None = None, content_encoding: str | None = None
    ) -> None:
        self._body = body
        self._content_type = content_type or ""
        self._content_encoding = content_encoding

    @cached_property
    def hex(self) -> Lines:
        """The bytes as received."""
        return HexLines(self._body)

    @cached_property
    def raw(self) -> Lines:
        """The text as it stands."""
        return TextLines(self._text.text)

    @cached_property
    def pretty(self) -> Lines:
        """The body laid out for reading; the raw view itself where there is nothing to lay out."""
        laid_out = self._layout.lines
        return self.raw if laid_out is None else laid_out

    @property
    def kind(self) -> BodyKind:
        """What the pretty view took the body for."""
        return self._layout.kind

    @property
    def notes(self) -> tuple[str, ...]:
        """What there is to say about the body, in plain sentences; works the pretty view out."""
        of_text = () if self.kind is BodyKind.BINARY else self._text.notes
        return (*self._content.notes, *of_text, *self._layout.notes)

    @cached_property
    def _content(self) -> Inflated:
        return inflate(self._body, self._content_encoding)

    @cached_property
    def _text(self) -> BodyText:
        return body_text(self._content.data, self._content_type)

    @cached_property
    def _layout(self) -> BodyLayout:
        return lay_out(self._content.data, self._text, self._content_type)
