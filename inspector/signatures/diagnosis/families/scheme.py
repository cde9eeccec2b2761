"""The text that is signed, or the algorithm, is that of another scheme or version."""

import dataclasses
import itertools
from collections.abc import Iterator
from typing import ClassVar

from inspector.model.actor import Actor
from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.families.layout import Layout, in_words, layout_of
from inspector.signatures.diagnosis.mistake import Mistake
from inspector.signatures.diagnosis.recipe import (
    HASH,
    HMAC,
    KEY_FIRST,
    KEY_LAST,
    SWAPPED,
    Recipe,
)
from inspector.signatures.diagnosis.side import Side
from inspector.signatures.diagnosis.words import Words
from inspector.signatures.reading import Reading
from inspector.signatures.shared_key_proof import DIGEST_SIZES, SharedKeyProof

_SEPARATORS = (".", ":", "", "\n", ",", "|", "-", "_", " ", ";", "&", "\r\n")
_MOST_ORDERED = 5


class _Scheme(Mistake):
    """`change` says in words what was signed instead."""

    family = "scheme"
    concern = "template"
    remedy = "Sign the parts that the provider names, in its order, with its separators."
    change: ClassVar[str]

    def told(self, right: Recipe, wrong: Recipe, bench: Bench) -> Words:
        """Return the words, with both templates."""
        due, used = in_words(right.template.source), in_words(wrong.template.source)
        what = f"{self.change}: {used} was signed, {due} is due" if due != used else self.change
        if bench.side is Side.COMPUTED:
            return Words(
                self.slug, self.family, f"Your value fits when {what}.", self.remedy, Actor.CODE
            )
        sentence = f"The signature fits when {what}."
        remedy = "Tell the sender, or set the scheme that it uses."
        return Words(self.slug, self.family, sentence, remedy, Actor.SENDER)


class _Template(_Scheme):
    def sources(self, layout: Layout, bench: Bench) -> Iterator[str]:
        """Yield the wrong templates."""
        raise NotImplementedError

    def recipes(self, recipe: Recipe, bench: Bench) -> Iterator[Recipe]:
        """Yield the recipe with each other template."""
        for source in dict.fromkeys(self.sources(layout_of(recipe.template.source), bench)):
            made = bench.with_template(recipe, source)
            if made is not None and source != recipe.template.source:
                yield made


class WrongSeparator(_Template):
    slug = "wrong_separator"
    change = "the parts are joined by another separator"

    def sources(self, layout: Layout, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        if len(layout.tokens) > 1:
            for separator in _SEPARATORS:
                yield layout.separated(separator).source


class BodyBeforeUrl(_Template):
    slug = "body_before_url"
    change = "body and URL stand in the wrong order"

    def sources(self, layout: Layout, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        if len(layout.tokens) <= _MOST_ORDERED and {"url", "callback_url"} & set(layout.names):
            yield from (
                layout.ordered(order).source for order in itertools.permutations(layout.tokens)
            )


class PartsReordered(_Template):
    slug = "parts_in_wrong_order"
    change = "the parts stand in the wrong order"

    def sources(self, layout: Layout, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        if len(layout.tokens) <= _MOST_ORDERED:
            for order in itertools.permutations(layout.tokens):
                yield layout.ordered(order).source
                yield layout.separated("").ordered(order).source


class Ed25519TimestampLeftOut(_Template):
    slug = "ed25519_timestamp_left_out"
    change = "the time is left out of the signed text"

    def sources(self, layout: Layout, bench: Bench) -> Iterator[str]:
        if bench.is_public:
            yield from _left_out(layout, "timestamp")


class TimestampLeftOut(_Template):
    slug = "timestamp_left_out"
    change = "the time is left out of the signed text"

    def sources(self, layout: Layout, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        yield from _left_out(layout, "timestamp")
        if "timestamp" in layout.names:
            yield "{body}"


class VersionLeftOut(_Template):
    slug = "version_left_out"
    alone = True
    change = "the literal in front (such as 'v0:') is left out"

    def sources(self, layout: Layout, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        if layout.gaps[0]:
            yield dataclasses.replace(layout, gaps=("", *layout.gaps[1:])).source
        else:
            for literal in ("v0:", "v1:", "v0.", "v1.", "v1,"):
                yield literal + layout.source


class PartLeftOut(_Template):
    slug = "part_left_out"
    change = "a part is left out of the signed text"

    def sources(self, layout: Layout, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        for place in range(len(layout.tokens)):
            less = layout.without(place)
            yield less.source
            for inner in range(len(less.tokens)):
                yield less.without(inner).source
        if "body" in layout.names:
            yield "{body}"


class PartAdded(_Template):
    slug = "part_added"
    alone = True
    change = "a part is signed as well that the scheme leaves out"

    def sources(self, layout: Layout, bench: Bench) -> Iterator[str]:
        extra = [f"header:{name}" for name, _ in bench.request.headers[:60] if _is_extra(name)]
        if "timestamp" not in layout.names and bench.timestamp() is not None:
            extra.insert(0, "timestamp")
        extra += [
            token for token in ("url", "path", "target", "method") if token not in layout.names
        ]
        for token in extra:
            for separator in (".", "", ":", "\n"):
                yield f"{{{token}}}{separator}{layout.source}"
                yield f"{layout.source}{separator}{{{token}}}"


class JsonValidatedAsForm(_Template):
    slug = "json_validated_as_form"
    change = "the JSON's members are added to the URL as if they were form fields"

    def sources(self, layout: Layout, bench: Bench) -> Iterator[str]:
        document = Reading(bench.request).json
        if "url" not in layout.names or not isinstance(document, dict):
            return
        members = [f"{name}{{json:{name}}}" for name in sorted(document) if _is_plain(name)]
        url = next(token for token in layout.tokens if token.partition("|")[0] == "url")
        yield f"{{{url}}}{''.join(members)}"
        yield f"{{{url}}}{{body}}"


class OtherVersion(_Scheme):
    """Another scheme of the same provider, a historic one too."""

    slug = "other_scheme_of_provider"
    change = "another of the provider's schemes is followed"

    def recipes(self, recipe: Recipe, bench: Bench) -> Iterator[Recipe]:
        """Yield the recipe of each other scheme, with the same secret."""
        for scheme in bench.schemes:
            proof = scheme.proof
            if not isinstance(proof, SharedKeyProof):
                continue
            try:
                key = proof.key(recipe.secret)
            except ValueError:
                continue
            changed = dataclasses.replace(
                recipe,
                key=key,
                algorithm=proof.algorithm,
                construction=HASH if proof.plain else HMAC,
            )
            yield from (dataclasses.replace(changed, template=item) for item in scheme.templates)


class _Construction(_Scheme):
    concern = "construction"
    remedy = "Compute an HMAC as the scheme says: the secret is the key, the text is the message."
    code = {  # noqa: RUF012 - the base's type says that it is not to be changed
        "Python": 'hmac.new(secret, message, "sha256").hexdigest()',
        "Node": 'crypto.createHmac("sha256", secret).update(message).digest("hex")',
        "PHP": "hash_hmac('sha256', $message, $secret)",
        "Ruby": "OpenSSL::HMAC.hexdigest('SHA256', secret, message)",
        "Go": "mac := hmac.New(sha256.New, secret); mac.Write(message)",
        "Java": 'mac.init(new SecretKeySpec(secret, "HmacSHA256")); mac.doFinal(message)',
        "C#": "HMACSHA256.HashData(secret, message)",
    }
    constructions: ClassVar[tuple[str, ...]]

    def recipes(self, recipe: Recipe, bench: Bench) -> Iterator[Recipe]:
        """Yield the recipe put together otherwise."""
        if recipe.construction == HMAC and not bench.is_public:
            for item in self.constructions:
                yield dataclasses.replace(recipe, construction=item)


class KeyAndMessageSwapped(_Construction):
    slug = "key_and_message_swapped"
    change = "key and message are swapped in the HMAC call"
    constructions = (SWAPPED,)


class SecretHashed(_Construction):
    slug = "secret_hashed_without_hmac"
    change = "a plain hash of secret and text is taken; an HMAC is due"
    constructions = (KEY_FIRST, KEY_LAST)


class HashedWithoutSecret(_Construction):
    slug = "hashed_without_secret"
    change = "a plain hash of the text is taken, without any secret; an HMAC is due"
    constructions = (HASH,)


class HmacInsteadOfHash(_Scheme):
    slug = "hmac_instead_of_plain_hash"
    change = "an HMAC is computed; this scheme is a plain hash of a text that holds the secret"
    concern = "construction"

    def recipes(self, recipe: Recipe, bench: Bench) -> Iterator[Recipe]:
        """Yield HMACs over the text, with and without the secret in it."""
        if recipe.construction != HASH:
            return
        layout = layout_of(recipe.template.source)
        if "secret" in layout.names:
            made = bench.with_template(recipe, layout.without(layout.names.index("secret")).source)
            if made is not None:
                yield dataclasses.replace(made, construction=HMAC)
        yield dataclasses.replace(recipe, construction=HMAC)


class WrongAlgorithm(_Scheme):
    slug = "wrong_algorithm"
    change = "another hash is taken"
    concern = "algorithm"
    remedy = "Use the hash that the provider names; the length of the digest tells which one it is."

    def recipes(self, recipe: Recipe, bench: Bench) -> Iterator[Recipe]:
        """Yield the recipe with each other hash."""
        if not bench.is_public:
            for name in (*DIGEST_SIZES, "sha224", "sha3_256", "blake2s", "blake2b"):
                if name != recipe.algorithm:
                    yield dataclasses.replace(recipe, algorithm=name)

    def told(self, right: Recipe, wrong: Recipe, bench: Bench) -> Words:
        """Return the words with both hashes."""
        words = super().told(right, wrong, bench)
        what = f"{wrong.algorithm.upper()} is taken; {right.algorithm.upper()} is due"
        return words._replace(sentence=words.sentence.replace(self.change, what))


def _left_out(layout: Layout, name: str) -> Iterator[str]:
    for place, token in enumerate(layout.names):
        if token == name:
            yield layout.without(place).source


def _is_extra(name: str) -> bool:
    return _is_plain(name) and any(
        part in name.lower()
        for part in ("time", "id", "nonce", "date", "event", "topic", "delivery")
    )


def _is_plain(name: str) -> bool:
    return all(item.isalnum() or item in "-_" for item in name)
