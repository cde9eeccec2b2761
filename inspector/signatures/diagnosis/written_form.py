"""The right digest, written in another form than the request has it."""

import base64
import binascii
import re

from inspector.model.actor import Actor
from inspector.model.finding import Finding
from inspector.model.proof import Proof
from inspector.signatures.diagnosis.families.code_lines import COMPARED
from inspector.signatures.diagnosis.value_form import ValueForm, value_forms

_FAMILY = "digest-encoding"
_LEAST_TRUNCATED = 16
_MOST_SHOWN = 1000
_SLUGS = {
    ("hex", "base64"): "hex_instead_of_base64",
    ("hex", "base64url"): "hex_instead_of_base64url",
    ("base64", "hex"): "base64_instead_of_hex",
    ("base64", "base64url"): "base64_instead_of_base64url",
    ("base64url", "base64"): "base64url_instead_of_base64",
    ("base64url", "hex"): "base64url_instead_of_hex",
    ("base64 of the hex text", "base64"): "base64_of_hex",
    ("base64 of the hex text", "hex"): "base64_of_hex",
    ("base64 without padding", "base64"): "base64_padding_missing",
    ("upper-case hex", "hex"): "uppercase_hex_computed",
    ("hex of the hex text", "hex"): "hex_of_hex",
    ("hex of the base64 text", "base64"): "hex_of_base64",
}


def written_otherwise(
    computed: str, received: str, digest: bytes, encoding: str, provider: str
) -> Finding | None:
    """Return how `computed` writes `digest` otherwise than `received` does; None when it is another digest.

    `received` is the whole value in the request, `encoding` what the scheme asks for.
    """
    forms = [form for form in value_forms(computed) if form.digest == digest]
    if not forms:
        return _reshaped(computed, digest) or _damaged(computed, received, digest)
    plain = [form for form in forms if form.encoding == encoding]
    if plain:
        return _around(computed, received, plain[0], provider)
    form = forms[0]
    slug = _SLUGS.get((form.encoding, encoding), "other_encoding")
    sentence = f"Your digest is right, but written as {form.encoding}; the request has {encoding}."
    if form.encoding == "base64 of the hex text":
        sentence = "You base64-encoded the hex text instead of the raw digest."
    return _finding(
        slug, sentence, f"Write the digest as {encoding}, or compare the decoded bytes."
    )


def _around(computed: str, received: str, form: ValueForm, provider: str) -> Finding | None:
    """Return what stands around the digest that the request has not, or the reverse."""
    if computed == received:
        return None
    if computed.strip() == received:
        return _finding(
            "digest_whitespace", "Your value is right but for white space around it.", "Strip it."
        )
    prefix, due = computed.partition(form.token)[0], received.partition(form.token)[0]
    listed = _own_part(due) != due
    prefix, due = _own_part(prefix), _own_part(due)
    if prefix == due or (listed and not prefix):
        return None
    if not prefix:
        # AkuWorks names this in its own list of troubles, and so does its slug.
        slug = "akuworks_prefix_missing" if provider == "akuworks" else "prefix_missing"
        sentence = (
            f"Your digest is right; you compare it without the {due!r} that the request carries."
        )
        return _finding(slug, sentence, f"Put {due!r} in front, or take it off the received value.")
    if not due:
        sentence = f"Your digest is right; you compare it with {prefix!r} in front, which the request has not."
        return _finding("prefix_added", sentence, f"Leave {prefix!r} out.")
    sentence = f"Your digest is right; in front of it stands {prefix!r}, and {due!r} is due."
    return _finding("prefix_differs", sentence, f"Write {due!r} in front of the digest.")


def _own_part(prefix: str) -> str:
    """Return what stands right before a digest in a list such as `t=…,v1=…`: its own name."""
    return prefix.replace(";", ",").rpartition(",")[2].strip() if "=" in prefix else prefix


def _reshaped(computed: str, digest: bytes) -> Finding | None:
    """Return how the digest's bytes are shown in a way that nobody reads back."""
    text = computed.strip().rpartition("=")[2] if "=b'" in computed else computed.strip()
    shapes = {
        "hex_with_separators": (
            "with a separator between its bytes",
            re.sub(r"(?<=[0-9a-fA-F]{2})[:\- ](?=[0-9a-fA-F]{2})", "", text),
        ),
        "hex_with_0x": ("with 0x in front", text.removeprefix("0x").removeprefix("0X")),
        "digest_as_python_bytes": ("as Python shows bytes (b'…')", text.strip("b'\"")),
        "digest_as_numbers": ("as a list of numbers", _of_numbers(text)),
        "digest_as_buffer": (
            "as Node shows a Buffer",
            text.removeprefix("<Buffer ").removesuffix(">").replace(" ", ""),
        ),
    }
    for slug, (words, other) in shapes.items():
        if any(form.digest == digest for form in value_forms(other)):
            remedy = "Write the digest as text with one of the language's hex or base64 functions."
            return _finding(slug, f"Your digest is right, but shown {words}.", remedy)
    return None


def _of_numbers(text: str) -> str:
    numbers = [int(item) for item in re.findall(r"-?\d{1,3}", text[:_MOST_SHOWN])]
    return bytes(item % 256 for item in numbers).hex() if text.startswith(("[", "{")) else ""


def _damaged(computed: str, received: str, digest: bytes) -> Finding | None:
    """Return what was done to the right digest's text, where it can't be read back."""
    text = computed.strip()
    tail = text.rpartition("=")[2].lower() if not text.endswith("=") else text
    hexed = digest.hex()
    if _LEAST_TRUNCATED <= len(tail) < len(hexed) and hexed.startswith(tail):
        sentence = (
            f"Your value is the beginning of the right digest: {len(tail)} of {len(hexed)} digits."
        )
        return _finding("digest_truncated", sentence, "Keep the whole digest.")
    if tail == "".join(f"{byte:x}" for byte in digest):
        sentence = "Your digest is right, but its bytes below 16 are written with one hex digit: zeros are lost."
        return _finding("hex_without_zeros", sentence, "Write two digits a byte.")
    encoded = base64.b64encode(digest).decode()
    if _LEAST_TRUNCATED <= len(text) < len(encoded) - 2 and encoded.startswith(text):
        sentence = f"Your value is the beginning of the right base64: {len(text)} of {len(encoded)} characters."
        return _finding("digest_truncated", sentence, "Keep the whole digest.")
    return _decoded_wrongly(text, received)


def _decoded_wrongly(text: str, received: str) -> Finding | None:
    for form in value_forms(received):
        try:
            decoded = binascii.a2b_base64(form.token + "=" * (-len(form.token) % 4))
        except ValueError:
            continue
        if form.encoding == "hex" and decoded.hex() == text.lower():
            sentence = (
                f"You base64-decoded a hex header: {len(form.token)} hex digits became "
                f"{len(decoded)} meaningless bytes."
            )
            return Finding(
                slug="hex_header_base64_decoded",
                family="compare-crash",
                sentence=sentence,
                remedy="Decode the received value as hex, and compare equal lengths only.",
                actor=Actor.CODE,
                proof=Proof("The received value was decoded as base64, and gives yours."),
                code=COMPARED,
            )
    return None


def _finding(slug: str, sentence: str, remedy: str) -> Finding:
    return Finding(
        slug=slug,
        family=_FAMILY,
        sentence=sentence,
        remedy=remedy,
        actor=Actor.CODE,
        proof=Proof("The right digest was recomputed, and stands in your value."),
        code=COMPARED,
    )
