"""What the headers tell: missing, renamed, doubled, split, of another form."""

import re

from inspector.model.actor import Actor
from inspector.model.confidence import Confidence
from inspector.model.finding import Finding
from inspector.model.proof import Proof
from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.families.code_lines import COMPARED
from inspector.signatures.diagnosis.received import Received
from inspector.signatures.diagnosis.recipe import Recipe
from inspector.signatures.diagnosis.value_form import value_forms
from inspector.signatures.diagnosis.words import Words
from inspector.signatures.encodings import ENCODERS
from inspector.signatures.shared_key_proof import DIGEST_SIZES

_MOST_HEADERS = 200
_ALGORITHM = re.compile(r"([A-Za-z][A-Za-z0-9-]*)=")
_LEAST_TRUNCATED = 8
_URL_FORMS = {
    "|without-port": ("url_default_port_added", "without its port"),
    "|with-port": ("url_port_left_out", "with its port"),
    "|query-encoded": ("url_reencoded", "with its query encoded anew"),
}


def renamed(bench: Bench, bases: list[Recipe]) -> Finding | None:
    """Return the header that holds the signature under another name than the scheme's."""
    rights = {digest for base in bases if (digest := bench.digest(base)) is not None}
    for name, value in bench.request.headers[:_MOST_HEADERS]:
        if any(form.digest in rights for form in value_forms(value)):
            sentence = (
                f"No header of the configured scheme is present, but {name} holds the signature "
                "of the request under your secret."
            )
            remedy = f"Read the signature from {name}."
            words = Words("unknown_header_name", "header", sentence, remedy, Actor.SETTINGS)
            return _proven(words, f"The scheme's signature was recomputed, and stands in {name}.")
    return None


def dropped(bench: Bench) -> Finding | None:
    """Return why a header with an underscore did not arrive."""
    for place in bench.scheme.carrier.places:
        kind, _, name = place.partition(":")
        if kind == "header" and "_" in name:
            sentence = (
                f"No signature header arrived. This provider's is named {name}; nginx and others drop "
                "names with '_' unless told otherwise (underscores_in_headers on)."
            )
            remedy = "Let the proxy pass headers with underscores."
            return Finding(
                slug="header_missing_underscore_dropped",
                family="header",
                sentence=sentence,
                remedy=remedy,
                actor=Actor.BETWEEN,
                confidence=Confidence.FORM,
            )
    return None


def in_valid(bench: Bench, got: Received, right: bytes | None) -> Finding | None:
    """Return what is remarkable about a signature that holds: code less careful than ours refuses it."""
    if right is None:
        return None
    several = len(got.values) > 1
    if several and not any(right in _decoded(value) for value in got.values):
        return None
    joined = ",".join(got.values)
    if several and got.values[0].rstrip() in {"v1", "v0", "v1a"}:
        sentence = (
            f"The signature header was split at its comma into {got.values[0]!r} and the value by an "
            f"adapter; joined again ({joined[:20]}…) it fits."
        )
        words = Words(
            "header_split_at_comma", "header", sentence, "Join the values by commas.", Actor.BETWEEN
        )
        return _proven(words, "The signature was recomputed, and is that of the joined header.")
    read = [_decoded(candidate.value.decode("latin-1")) for candidate in got.candidates]
    fitting = [place for place, digests in enumerate(read) if right in digests]
    if len(read) > 1 and fitting and fitting[0] > 0 and not several:
        sentence = (
            f"The header carries {len(read)} signatures (rotation); number {fitting[0] + 1} fits your "
            "secret. A verifier that reads only the first fails."
        )
        words = Words(
            "second_of_two_signatures_matches",
            "secret-rotation",
            sentence,
            "Try every signature.",
            Actor.CODE,
        )
        return _proven(words, "Each signature was compared with the recomputed one.")
    return _other_case(bench, got, right)


def by_other_form(bench: Bench, form: str | None) -> Finding | None:
    """Return that the signature holds only for another spelling of the URL, which `form` names."""
    for filter_name, (slug, words) in _URL_FORMS.items():
        if form and filter_name in form:
            sentence = f"The signature fits the URL {words}; code that takes {bench.request.url[:200]} as it is refuses it."
            told = Words(
                slug, "url", sentence, "Set the URL exactly as the sender has it.", Actor.SETTINGS
            )
            return _proven(told, f"The signature was recomputed over {form}, and holds.")
    return None


def _other_case(bench: Bench, got: Received, right: bytes) -> Finding | None:
    upper = right.hex().upper()
    if bench.scheme.encoding == "hex" and upper in got.text and right.hex() not in got.text:
        sentence = "The header is upper-case hex; the digest is right. Compare without regard to case (or compare bytes)."
        words = Words(
            "uppercase_hex_header",
            "digest-encoding",
            sentence,
            "Compare the decoded bytes.",
            Actor.CODE,
            COMPARED,
        )
        return _proven(words, "The digest was recomputed, and is the header's.")
    return None


def doubled(got: Received, rights: dict[bytes, str]) -> Finding | None:
    """Return what is known of a header that stands twice with different values."""
    if len(set(got.values)) <= 1:
        return None
    fitting = [
        place
        for place, value in enumerate(got.values, start=1)
        if any(right in _decoded(value) for right in rights)
    ]
    if not fitting:
        return None
    sentence = (
        f"The header occurs {len(got.values)} times with different values; only number {fitting[0]} fits. "
        "Someone adds or replays headers: refuse it."
    )
    words = Words(
        "duplicate_header_one_right",
        "header",
        sentence,
        "Find out who adds the header.",
        Actor.BETWEEN,
    )
    return _proven(words, "Each value was compared with the recomputed signature.")


def joined(got: Received, rights: dict[bytes, str]) -> Finding | None:
    """Return that one line holds several signatures joined by commas, where the scheme knows one."""
    items = got.text.split(",")
    if len(items) <= 1 or not any(right in _decoded(item) for right in rights for item in items):
        return None
    sentence = (
        f"The header holds {len(items)} values joined by commas, and one of them fits: a header that "
        "stood several times was joined on the way."
    )
    told = Words(
        "duplicate_header_joined",
        "header",
        sentence,
        "Find out who adds the header.",
        Actor.BETWEEN,
    )
    return _proven(told, "Each value was compared with the recomputed signature.")


def blanks_for_plus(got: Received, rights: dict[bytes, str]) -> Finding | None:
    """Return that a gateway decoded the header as a form, so that base64 has blanks for its plus signs."""
    if (
        "," in got.text
        or " " not in got.text
        or not _decoded(got.text.replace(" ", "+")) & set(rights)
    ):
        return None
    sentence = "The signature fits with '+' for its blanks: something on the way decoded the header as a form."
    remedy = "Keep the gateway from decoding header values."
    told = Words("blanks_for_plus", "digest-encoding", sentence, remedy, Actor.BETWEEN)
    return _proven(told, "The signature was recomputed, and is the header's with '+' for blanks.")


def misshapen(bench: Bench, got: Received, rights: dict[bytes, str]) -> Finding | None:
    """Return why a value can't be a signature of the scheme: cut, too short, another algorithm's."""
    value = got.text
    named = _foreign_algorithm(bench, value)
    if named:
        return named
    token = value.rpartition("=")[2] if not value.endswith("=") else value.rpartition(",")[2]
    for right in rights:
        due = ENCODERS[bench.scheme.encoding](right)
        if _LEAST_TRUNCATED <= len(token) < len(due) and (
            due.startswith(token) or due.endswith(token)
        ):
            sentence = (
                f"The signature is the right one with {len(due) - len(token)} of its characters missing "
                f"({len(token)} of {len(due)}): copied or cut."
            )
            words = Words(
                "signature_truncated",
                "compare-crash",
                sentence,
                "Take the whole header.",
                Actor.BETWEEN,
                COMPARED,
            )
            return _proven(words, "The right signature was recomputed, and begins or ends so.")
    if not value.isascii():
        sentence = "The signature holds characters that are not ASCII: malformed, and comparisons of text throw on it."
        return _by_form("signature_not_ascii", sentence)
    size = bench.scheme.proof.size(None)
    if size is not None and not got.digests:
        due_length = len(ENCODERS[bench.scheme.encoding](bytes(size)))
        sentence = (
            f"The signature has {len(token)} characters, {due_length} were expected: malformed, and "
            "a comparison that demands equal lengths throws on it (500 instead of 401)."
        )
        return _by_form("signature_wrong_length", sentence)
    return None


def _foreign_algorithm(bench: Bench, value: str) -> Finding | None:
    named = _ALGORITHM.match(value)
    prefix = getattr(bench.scheme.plan, "prefix", "")
    if named is None or not prefix.endswith("=") or value.startswith(prefix):
        return None
    if named[1].lower() in DIGEST_SIZES and prefix[:-1].lower() not in DIGEST_SIZES:
        return None
    sentence = (
        f"The header names the algorithm {named[1][:40]!r}; the scheme allows {prefix[:-1]} only. "
        "Do not take the algorithm from the sender."
    )
    return _by_form("algorithm_name_from_header", sentence)


def _decoded(value: str) -> set[bytes]:
    return {form.digest for form in value_forms(value)}


def _by_form(slug: str, sentence: str) -> Finding:
    return Finding(
        slug=slug,
        family="compare-crash",
        sentence=sentence,
        remedy="Answer 401 to it; compare decoded bytes of equal length, in constant time.",
        actor=Actor.SENDER,
        confidence=Confidence.FORM,
        code=COMPARED,
    )


def _proven(words: Words, recomputed: str) -> Finding:
    return Finding(
        slug=words.slug,
        family=words.family,
        sentence=words.sentence,
        remedy=words.remedy,
        actor=words.actor,
        proof=Proof(recomputed),
        code=words.code,
    )
