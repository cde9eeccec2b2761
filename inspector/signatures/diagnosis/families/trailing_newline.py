"""Line ends lost, added or changed."""

from collections.abc import Iterator
from typing import ClassVar

from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.body_mistake import BodyMistake
from inspector.signatures.diagnosis.families.code_lines import RAW_BODY


class _LineEnds(BodyMistake):
    family = "trailing-newline"
    remedy = (
        "Keep every byte of the body, the line end at its end too: no trim, no editor, no echo."
    )
    code = RAW_BODY


class _Added(_LineEnds):
    ending: ClassVar[bytes]

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        yield body + self.ending


class NewlineAdded(_Added):
    slug = "trailing_newline_added"
    likely = True
    form = "the body plus one line feed"
    cause = "echo, an editor or a heredoc added it, or something cut it off on the way"
    ending = b"\n"


class CrLfAdded(_Added):
    slug = "trailing_crlf_added"
    form = "the body plus CR LF"
    cause = "an editor added it, or something cut it off on the way"
    ending = b"\r\n"


class SpaceAdded(_Added):
    slug = "trailing_space_added"
    form = "the body plus a blank"
    cause = "it was put together by hand"
    ending = b" "


class CrLfLost(_LineEnds):
    slug = "trailing_crlf_lost"
    form = "the body without the CR LF at its end"
    cause = "it was trimmed, or copied from a screen"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if body.endswith(b"\r\n"):
            yield body[:-2]
            yield body[:-1]


class NewlineLost(_LineEnds):
    slug = "trailing_newline_lost"
    likely = True
    form = "the body without the line feed at its end"
    cause = "it was trimmed, or copied from a screen"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if body.endswith(b"\n"):
            yield body[:-1]


class Trimmed(_LineEnds):
    slug = "body_trimmed"
    form = "the body without the white space around it"
    cause = "it was trimmed"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        yield body.strip()
        yield body.rstrip()
        yield body.lstrip()
        yield body.rstrip(b"\x00")


class CrLfBecameLf(_LineEnds):
    slug = "crlf_became_lf"
    form = "the body with every CR LF as a line feed"
    cause = "it was read or pasted as text"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if b"\r\n" in body:
            yield body.replace(b"\r\n", b"\n")
            yield body.replace(b"\r\n", b"\n").rstrip(b"\n")
            yield body.replace(b"\r\n", b"")
            yield body.replace(b"\r", b"")


class LfBecameCrLf(_LineEnds):
    slug = "lf_became_crlf"
    form = "the body with every line feed as CR LF"
    cause = "it was read, saved or sent as text on Windows"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if b"\n" in body:
            yield body.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
            yield body.replace(b"\n", b"\r\n")


class LineEndsRemoved(_LineEnds):
    slug = "line_ends_removed"
    form = "the body with its line ends taken out"
    cause = "its lines were read one by one and joined"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if b"\n" in body:
            yield body.replace(b"\n", b"")
            yield body.replace(b"\r\n", b"").replace(b"\n", b"")
            yield b" ".join(body.splitlines())
