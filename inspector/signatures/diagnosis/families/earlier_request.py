"""The signature belongs to an earlier request of the same event."""

import dataclasses
import zlib
from collections.abc import Iterator

from inspector.model.actor import Actor
from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.mistake import Mistake
from inspector.signatures.diagnosis.recipe import Recipe
from inspector.signatures.diagnosis.side import Side
from inspector.signatures.diagnosis.words import Words

_MOST_EARLIER = 100
_MOST_INFLATED = 10_000_000


class EarlierRequest(Mistake):
    """A retry that reused the signature, or the bytes as they were before something changed them."""

    slug = "signature_of_earlier_request"
    family = "sender-signs-other-bytes"
    concern = "body"
    remedy = "Tell the sender to sign each attempt anew, over the bytes that it sends."

    def recipes(self, recipe: Recipe, bench: Bench) -> Iterator[Recipe]:
        """Yield the recipe with body, time and URL of each earlier request."""
        for request in bench.earlier[:_MOST_EARLIER]:
            other = Bench(request, bench.scheme, params=bench.params, fields=bench.fields)
            yield dataclasses.replace(recipe, body=request.body)
            yield dataclasses.replace(recipe, body=request.body, timestamp=other.timestamp())
            yield dataclasses.replace(
                recipe, body=request.body, timestamp=other.timestamp(), url=request.url
            )

    def told(self, right: Recipe, wrong: Recipe, bench: Bench) -> Words:
        """Return the words; an earlier body that inflates to this one tells of a proxy."""
        if _inflates_to(wrong.body, right.body):
            sentence = (
                "The signature fits the compressed bytes: a proxy inflated the body on the way."
            )
            remedy = "Keep the proxy from decompressing, or verify before it."
            return Words("inflated_by_proxy", "body-altered", sentence, remedy, Actor.BETWEEN)
        if bench.side is Side.COMPUTED:
            sentence = "Your value is the signature of an earlier request of the same event."
            remedy = "Hash the body of the request that you verify."
            return Words(self.slug, self.family, sentence, remedy, Actor.CODE)
        sentence = (
            "The signature is that of an earlier request of the same event, whose body was another."
        )
        return Words(self.slug, self.family, sentence, self.remedy, Actor.SENDER)


def _inflates_to(packed: bytes, body: bytes) -> bool:
    try:
        return zlib.decompressobj(47).decompress(packed, _MOST_INFLATED) == body
    except zlib.error:
        return False
