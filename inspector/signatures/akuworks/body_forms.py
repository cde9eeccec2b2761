"""What "the body without its `signature` member" can mean."""

from collections.abc import Iterator

from inspector.signatures.ecmascript.find_member import find_member
from inspector.signatures.ecmascript.member import Member
from inspector.signatures.ecmascript.not_json_error import NotJsonError
from inspector.signatures.ecmascript.parse import parse
from inspector.signatures.ecmascript.stringify import stringify

MEMBER = "signature"
CUT = "cut"
STRINGIFY = "stringify"
EMPTIED = "emptied"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_EMPTY = b'""'


def signature_member(body: bytes) -> Member | None:
    """Return where the member stands in a body that is a JSON object; a byte order mark is passed over."""
    skipped = _mark_length(body)
    if not skipped:
        return find_member(body, MEMBER)
    found = find_member(body[skipped:], MEMBER)
    if found is None:
        return None
    start, value_start, end, comma = found
    moved = None if comma is None else comma + skipped
    return Member(start + skipped, value_start + skipped, end + skipped, moved)


def body_forms(body: bytes, member: Member) -> Iterator[tuple[str, bytes]]:
    """Yield (form, bytes) in the contract's order, each made when it is asked for.

    1. `cut`: the raw bytes without the member and its comma. 2. `stringify`: the object without it, as
    JSON.stringify writes it; not where the body is not UTF-8. 3. `emptied`: the raw bytes with the
    member's value an empty string. With a byte order mark, the raw bytes are tried with and without.
    """
    cut = member.cut_from(body)
    yield CUT, cut
    marks = _mark_length(body)
    if marks:
        yield CUT, cut[marks:]
    written = stringified_without_member(body)
    if written is not None:
        yield STRINGIFY, written
    emptied = member.revalued_in(body, _EMPTY)
    yield EMPTIED, emptied
    if marks:
        yield EMPTIED, emptied[marks:]


def stringified_without_member(body: bytes) -> bytes | None:
    """Return form 2 of a body, whether it has the member or not; None when it is no JSON object."""
    try:
        payload = parse(body[_mark_length(body) :])
    except NotJsonError:
        return None
    if not isinstance(payload, dict):
        return None
    payload.pop(MEMBER, None)
    return stringify(payload)


def _mark_length(body: bytes) -> int:
    return len(_BYTE_ORDER_MARK) if body.startswith(_BYTE_ORDER_MARK) else 0
