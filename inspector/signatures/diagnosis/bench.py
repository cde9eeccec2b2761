"""The bench: recomputing a signature by any recipe, for one request and one scheme."""

import dataclasses
import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from inspector.model.request import Request
from inspector.signatures.declarative_scheme import DeclarativeScheme
from inspector.signatures.diagnosis.recipe import (
    HASH,
    HMAC,
    KEY_FIRST,
    KEY_LAST,
    SWAPPED,
    Recipe,
)
from inspector.signatures.diagnosis.side import Side
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal
from inspector.signatures.shared_key_proof import SharedKeyProof
from inspector.signatures.template import Template

# Bytes of a body from which on the costly mistakes are left out: none of them could be stopped in time.
BIG = 500_000
_MASK = b"{secret}"


class Bench:
    """A request under one scheme. `schemes` are the other ones of the same provider, historic ones too.

    `urls` were used before, `secrets` are all that are set, `earlier` requests carried
    the same event.
    `known` says that the provider is one of the catalogue: such a sender rarely errs, something between
    it and the user does. `fields` are the parts beside the signature.
    """

    def __init__(  # noqa: PLR0913 - what a diagnosis is given
        self,
        request: Request,
        scheme: DeclarativeScheme,
        *,
        side: Side = Side.RECEIVED,
        params: Mapping[str, Any] | None = None,
        fields: Mapping[str, bytes] | None = None,
        schemes: Iterable[DeclarativeScheme] = (),
        urls: Iterable[str] = (),
        secrets: Iterable[tuple[str, str]] = (),
        earlier: Iterable[Request] = (),
        known: bool = False,
    ) -> None:
        self.request = request
        self.scheme = scheme
        self.side = side
        self.params = dict(params or {})
        self.fields = dict(fields or {})
        self.schemes = tuple(schemes)
        self.urls = tuple(urls)
        self.secrets = tuple(secrets)
        self.earlier = tuple(earlier)
        self.known = known
        self._forms: dict[Any, tuple[dict[Any, None], Iterator[Any] | None]] = {}

    @property
    def is_public(self) -> bool:
        """Whether the scheme rests on a key pair, so that nothing can be made, only checked."""
        return not isinstance(self.scheme.proof, SharedKeyProof)

    def recipe(self, label: str, secret: str) -> Recipe:
        """Return the right recipe with a secret; a text that makes no key is taken as it stands."""
        proof = self.scheme.proof
        try:
            key = proof.key(secret)
        except ValueError:
            key = None if self.is_public else secret.encode("utf-8", "surrogatepass")
        plain = isinstance(proof, SharedKeyProof) and proof.plain
        return Recipe(
            label,
            secret,
            key,
            self.request.body,
            self.request.url,
            self.timestamp(),
            self.scheme.templates[0],
            getattr(proof, "algorithm", ""),
            HASH if plain else HMAC,
        )

    def timestamp(self) -> bytes | None:
        """Return the time's text as it arrived, None where there is none."""
        if self.scheme.timestamp is None:
            return None
        reading = Reading(self.request, self.params)
        reading.fields = self.fields
        try:
            return self.scheme.timestamp.text(reading)
        except Refusal:
            return None

    def reading(self, recipe: Recipe) -> Reading:
        """Return the request as the recipe has it."""
        request = self.request
        params = self.params
        if recipe.url != request.url:
            params = {name: value for name, value in params.items() if name != "callback_url"}
        changed = Request.of_wire(request.method, recipe.url, request.headers, recipe.body)
        reading = Reading(changed, params)
        reading.fields = self.fields
        reading.timestamp = recipe.timestamp
        if isinstance(recipe.key, bytes):
            reading.secret = recipe.key
        return reading

    def message(self, recipe: Recipe, *, masked: bool = False) -> bytes | None:
        """Return the bytes that the recipe signs, None where a part is absent; `masked`: without secret."""
        reading = self.reading(recipe)
        if masked:
            reading.secret = _MASK
        try:
            return self.scheme.message(reading, recipe.template)
        except Refusal:
            return None

    def digest(self, recipe: Recipe) -> bytes | None:
        """Return the digest by a shared key, None where the recipe gives none."""
        message = self.message(recipe)
        if message is None or not isinstance(recipe.key, bytes):
            return None
        key, name = recipe.key, recipe.algorithm
        if recipe.construction == HMAC:
            return hmac.digest(key, message, name)
        if recipe.construction == SWAPPED:
            return hmac.digest(message, key, name)
        if recipe.construction == KEY_FIRST:
            message = key + message
        elif recipe.construction == KEY_LAST:
            message += key
        return hashlib.new(name, message, usedforsecurity=False).digest()

    def holds(self, recipe: Recipe, signature: bytes) -> bool:
        """Whether a public key's signature is one of the recipe's bytes."""
        message = self.message(recipe)
        if message is None or recipe.key is None:
            return False
        return self.scheme.proof.holds(recipe.key, message, signature, None)

    def forms(self, maker: Any, source: Any) -> Iterator[Any]:
        """Yield what `maker` makes of a body, a text or a URL: each made once, and only when asked for."""
        key = (type(maker), source)
        made, rest = self._forms.setdefault(key, ({}, None))
        if rest is None:
            rest = iter(maker.forms(source, self))
            self._forms[key] = made, rest
        yield from tuple(made)
        try:
            for form in rest:
                if form != source and form not in made:
                    made[form] = None
                    yield form
        except ValueError:  # no text (a lone surrogate), no URL: then there is no such form
            return

    def key(self, text: str) -> bytes | None:
        """Return the key that the scheme makes of a secret's text; the text's bytes where it makes none."""
        try:
            key = self.scheme.proof.key(text)
        except ValueError:
            return text.encode("utf-8", "surrogatepass")
        return key if isinstance(key, bytes) else None

    def with_template(self, recipe: Recipe, source: str) -> Recipe | None:
        """Return the recipe with another template, None where the source is none."""
        template = _template(source)
        return None if template is None else dataclasses.replace(recipe, template=template)


@lru_cache(maxsize=4096)
def _template(source: str) -> Template | None:
    try:
        return Template(source)
    except ValueError:
        return None
