"""What "the body without its `signature` member" can be mistaken for."""

from collections.abc import Iterator

from inspector.signatures.akuworks.body_forms import (
    CUT,
    EMPTIED,
    STRINGIFY,
    body_forms,
    signature_member,
)
from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.body_mistake import BodyMistake

_SCHEME = "akuworks"


class _Member(BodyMistake):
    family = "scheme"
    remedy = "Hash the raw body for the header; for the member, cut it out together with its comma."

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:
        if not bench.scheme.name.startswith(_SCHEME):
            return
        member = signature_member(body)
        if member is not None:
            yield from (made for form, made in body_forms(body, member) if form in self.wanted)

    wanted: frozenset[str]


class MemberBlanked(_Member):
    slug = "in_body_signature_blanked"
    form = "the body with the value of 'signature' replaced by an empty string"
    cause = "the member is to be removed, or kept where the header is checked"
    wanted = frozenset({EMPTIED})


class MemberRemoved(_Member):
    slug = "in_body_signature_removed"
    form = "the body without its member 'signature'"
    cause = "the header covers the whole body, the member included"
    wanted = frozenset({CUT})


class MemberRemovedByParsing(_Member):
    slug = "in_body_signature_removed_by_parsing"
    form = "the body parsed and written again without its member 'signature'"
    cause = "the raw bytes are to be kept"
    wanted = frozenset({STRINGIFY})


class MemberNulled(_Member):
    slug = "in_body_signature_nulled"
    form = "the body with the value of 'signature' replaced by null"
    cause = "the member is to be removed"

    def forms(self, body: bytes, bench: Bench) -> Iterator[bytes]:
        member = signature_member(body) if bench.scheme.name.startswith(_SCHEME) else None
        if member is not None:
            yield member.revalued_in(body, b"null")
