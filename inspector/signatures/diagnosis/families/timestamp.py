"""The signed time is another one: the own clock, another unit, another spelling."""

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from inspector.model.actor import Actor
from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.mistake import Mistake
from inspector.signatures.diagnosis.recipe import Recipe
from inspector.signatures.diagnosis.side import Side
from inspector.signatures.diagnosis.words import Words
from inspector.signatures.refusal import Refusal

_SWEEP = 300
_MILLISECONDS = 1000
_MOST_DIGITS = 16
_SECONDS_END = 100_000_000_000


class _Time(Mistake):
    family = "timestamp"
    concern = "timestamp"
    remedy = (
        "Sign the time as it stands in the request, as text, and judge its age apart from that."
    )

    def times(self, text: str, bench: Bench) -> Iterable[str]:
        """Yield the other times."""
        raise NotImplementedError

    def recipes(self, recipe: Recipe, bench: Bench) -> Iterator[Recipe]:
        """Yield the recipe with each other time."""
        if recipe.timestamp is None or "timestamp" not in recipe.template.tokens:
            return
        for text in self.times(recipe.timestamp.decode("latin-1"), bench):
            yield dataclasses.replace(recipe, timestamp=text.encode("latin-1", "replace"))

    def told(self, right: Recipe, wrong: Recipe, bench: Bench) -> Words:
        """Return the words with both times."""
        due, used = ((recipe.timestamp or b"").decode("latin-1")[:40] for recipe in (right, wrong))
        place = bench.scheme.timestamp.source.partition(":")[2] if bench.scheme.timestamp else ""
        if bench.side is Side.COMPUTED:
            sentence = f"You signed the time {used}; the signed one is {due}, in {place}."
            return Words(self.slug, self.family, sentence, self.remedy, Actor.CODE)
        sentence = f"The signature fits the time {used}; the request says {due} in {place}."
        return Words(
            self.slug,
            self.family,
            sentence,
            "Tell the sender to sign the time that it sends.",
            Actor.SENDER,
        )


class TimestampUnit(_Time):
    slug = "timestamp_unit"

    def times(self, text: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        if text.isdecimal() and len(text) <= _MOST_DIGITS:
            number = int(text)
            yield str(number * _MILLISECONDS)
            yield str(number // _MILLISECONDS)
            yield str(number / _MILLISECONDS)
            yield f"{number}.0"


class TimestampRewritten(_Time):
    slug = "timestamp_rewritten"
    alone = True

    def times(self, text: str, bench: Bench) -> Iterator[str]:
        if bench.scheme.timestamp is None:
            return
        try:
            seconds = bench.scheme.timestamp.seconds(text.encode("latin-1"))
            moment = datetime.fromtimestamp(seconds % _SECONDS_END, UTC)
        except (Refusal, ValueError, OverflowError, OSError):
            return
        for spec in ("seconds", "milliseconds", "microseconds"):
            written = moment.isoformat(timespec=spec)
            yield from (written, written.replace("+00:00", "Z"), written.replace("+00:00", ""))
            yield written.replace("T", " ").replace("+00:00", "")
        yield from (str(int(seconds)), str(int(seconds * _MILLISECONDS)), str(seconds))
        yield from ("", "undefined", "null", "None", "0")
        yield text.strip()


class OwnClock(_Time):
    slug = "own_clock_instead_of_header_timestamp"
    alone = True

    def times(self, text: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        if not text.isdecimal() or len(text) > _MOST_DIGITS:
            return
        number = int(text)
        step = _MILLISECONDS if number > _SECONDS_END else 1
        whole = number - number % step
        for away in range(1, _SWEEP + 1):
            for other in (number + away * step, number - away * step):
                yield str(other)
            if whole != number:
                yield from (str(whole + away * step), str(whole - away * step))

    def told(self, right: Recipe, wrong: Recipe, bench: Bench) -> Words:
        """Return the words; at the sender it is no clock of the user's."""
        words = super().told(right, wrong, bench)
        if bench.side is Side.RECEIVED:
            return words._replace(slug="timestamp_is_not_the_signed_one")
        return words._replace(sentence=f"{words.sentence[:-1]}: it was your own clock's.")
