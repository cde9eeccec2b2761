"""The right secret, turned into key bytes in the wrong way."""

import base64
import binascii
import dataclasses
import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from typing import ClassVar

from inspector.model.actor import Actor
from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.mistake import Mistake
from inspector.signatures.diagnosis.recipe import Recipe
from inspector.signatures.diagnosis.side import Side
from inspector.signatures.diagnosis.words import Words

_PREFIXES = (
    "whsec_",
    "v1,",
    "v1,whsec_",
    "whsk_",
    "sha256=",
    "hex:",
    "base64:",
    "Bearer ",
    "whs_",
    "sec_",
)


class _Decoding(Mistake):
    """`how` says in words how the key was made."""

    family = "secret-decoding"
    concern = "secret"
    remedy = "Make the key as the provider says: the secret's text, or what it decodes to."
    how: ClassVar[str]

    def keys(self, text: str, bench: Bench) -> Iterable[bytes]:
        """Yield the keys that the text makes."""
        raise NotImplementedError

    def recipes(self, recipe: Recipe, bench: Bench) -> Iterator[Recipe]:
        """Yield the recipe with each other key."""
        if bench.is_public:
            return
        for key in dict.fromkeys(self.keys(recipe.secret, bench)):
            if key != recipe.key:
                yield dataclasses.replace(recipe, key=key)

    def told(self, right: Recipe, wrong: Recipe, bench: Bench) -> Words:  # noqa: ARG002
        """Return the words."""
        if bench.side is Side.COMPUTED:
            sentence = f"You {self.how}; this scheme makes its key in another way."
            return Words(self.slug, self.family, sentence, self.remedy, Actor.CODE, self.code)
        sentence = f"The signature fits when the key is made otherwise: somebody {self.how}."
        remedy = (
            "Set the secret in the form that the provider shows, or correct the scheme's key form."
        )
        return Words(self.slug, self.family, sentence, remedy, Actor.SETTINGS)


class PastedWithVersion(_Decoding):
    slug = "secret_pasted_with_v1"
    how = "left 'v1,' (the prefix of signatures) in front of the secret"

    def keys(self, text: str, bench: Bench) -> Iterator[bytes]:
        if text.startswith("v1,"):
            yield from _made(bench, text.removeprefix("v1,"))
        elif bench.side is Side.COMPUTED:
            yield f"v1,{text}".encode("utf-8", "surrogatepass")


class KeyNotDecoded(_Decoding):
    slug = "key_not_decoded"
    how = "took the secret's text, prefix and all, as the key"

    def keys(self, text: str, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        yield _bytes(text)


class PrefixStrippedNotDecoded(_Decoding):
    slug = "key_prefix_stripped_not_decoded"
    how = "took the secret's text without its prefix as the key"

    def keys(self, text: str, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        for prefix in _PREFIXES:
            if text.startswith(prefix):
                yield _bytes(text.removeprefix(prefix))


class WronglyBase64Decoded(_Decoding):
    slug = "key_wrongly_base64_decoded"
    how = "base64-decoded the secret"

    def keys(self, text: str, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        for inner in _without_prefixes(text):
            yield from _base64(inner)


class DecodedWithPrefix(_Decoding):
    slug = "key_decoded_with_prefix"
    how = "base64-decoded the secret together with its prefix"

    def keys(self, text: str, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        data = _bytes(text)
        for strict in (data, bytes(byte for byte in data if byte not in b"_-")):
            padded = strict + b"=" * (-len(strict) % 4)
            try:
                yield base64.b64decode(padded)
                yield base64.urlsafe_b64decode(padded)
            except ValueError:
                continue


class WronglyHexDecoded(_Decoding):
    slug = "key_wrongly_hex_decoded"
    how = "hex-decoded the secret"

    def keys(self, text: str, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        for inner in _without_prefixes(text):
            try:
                yield binascii.unhexlify(inner.encode("utf-8", "surrogatepass"))
            except ValueError:
                continue


class KeyEncoded(_Decoding):
    slug = "key_encoded"
    alone = True
    how = "used the hex or base64 text of the key as the key"

    def keys(self, text: str, bench: Bench) -> Iterator[bytes]:
        for key in {bench.key(text), _bytes(text)} - {None}:
            if key:
                yield from (
                    key.hex().encode(),
                    base64.b64encode(key),
                    base64.b64encode(key).rstrip(b"="),
                )
                yield from (key.hex().upper().encode(), base64.urlsafe_b64encode(key))


class KeyHashed(_Decoding):
    slug = "key_hashed"
    alone = True
    how = "hashed the secret before it became the key"

    def keys(self, text: str, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        for name in ("sha256", "sha1", "md5"):
            digest = hashlib.new(name, _bytes(text), usedforsecurity=False)
            yield from (digest.digest(), digest.hexdigest().encode())


class KeyCharset(_Decoding):
    slug = "key_other_charset"
    how = "turned the secret's characters beyond ASCII into other bytes (charset or Unicode normal form)"

    def keys(self, text: str, bench: Bench) -> Iterator[bytes]:  # noqa: ARG002
        if not text.isascii():
            for form in ("NFKD", "NFC", "NFD", "NFKC"):
                yield _bytes(unicodedata.normalize(form, text))
            yield from (text.encode("latin-1", "replace"), text.encode("ascii", "replace"))
            yield text.encode("ascii", "ignore")
        yield text.encode("utf-16-le", "surrogatepass")


class PrefixAdded(_Decoding):
    slug = "secret_prefix_lost"
    how = "left the secret's prefix out of the key"

    def keys(self, text: str, bench: Bench) -> Iterator[bytes]:
        if bench.side is Side.RECEIVED:
            for prefix in ("whsec_", "whsk_", "whs_"):
                yield _bytes(prefix + text)
        elif "_" in text:
            yield _bytes(text.partition("_")[2])
            yield _bytes(text.rpartition("_")[2])


def _made(bench: Bench, text: str) -> Iterator[bytes]:
    key = bench.key(text)
    if key is not None:
        yield key


def _without_prefixes(text: str) -> Iterator[str]:
    yield text
    for prefix in _PREFIXES:
        if text.startswith(prefix):
            yield text.removeprefix(prefix)


def _base64(text: str) -> Iterator[bytes]:
    data = _bytes(text).rstrip(b"=")
    padded = data + b"=" * (-len(data) % 4)
    for candidate in (padded, padded.translate(bytes.maketrans(b"-_", b"+/"))):
        try:
            yield base64.b64decode(candidate, validate=True)
        except ValueError:
            continue


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
