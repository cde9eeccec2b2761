"""A signature that holds, and a time that does not."""

from inspector.model.actor import Actor
from inspector.model.finding import Finding
from inspector.model.proof import Proof
from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.refusal import Refusal

_FAMILY = "timestamp"
_DAY = 86_400
_MINUTE = 60
_PLAUSIBLE = 100_000_000_000
# A time in milliseconds that lies before this (April 1970), in seconds, is one in seconds.
_LEAST_MILLISECONDS = 10_000_000


def age_finding(bench: Bench, now: float | None, tolerance: float | None) -> Finding | None:
    """Return why the signed time is refused at `now`, or by a `tolerance` (s) that is tighter than the scheme's.

    None when it is not, or no time is known.
    """
    timestamp, text = bench.scheme.timestamp, bench.timestamp()
    if timestamp is None or text is None or now is None:
        return None
    try:
        seconds = timestamp.seconds(text)
    except Refusal:
        return None
    age = now - seconds
    if timestamp.complaint(seconds, now) is None:
        return _tight(age, tolerance, timestamp.past)
    if seconds > _PLAUSIBLE or (timestamp.format == "unix-ms" and seconds < _LEAST_MILLISECONDS):
        unit = "milliseconds" if seconds > _PLAUSIBLE else "seconds"
        sentence = f"The digest is right; the time has {len(text)} digits ({unit}) and was read in the other unit."
        remedy = "Read the time in the unit that is sent."
        return _finding("timestamp_milliseconds", sentence, remedy, Actor.SENDER)
    return _early(-age) if age < 0 else _old(age, timestamp.past or 0)


def _early(ahead: float) -> Finding:
    if ahead >= _DAY:
        sentence = (
            f"The digest is right; its time lies {ahead / _DAY:.0f} days ahead of this machine's clock: "
            "the clock is wrong."
        )
        return _finding("clock_behind", sentence, "Set the clock (NTP).", Actor.SETTINGS)
    sentence = (
        f"The digest is right; its time is {ahead / _MINUTE:.0f} minutes in the future. "
        "One-sided checks accept this."
    )
    remedy = "Compare the clocks of sender and receiver (NTP)."
    return _finding("timestamp_in_future", sentence, remedy, Actor.SENDER)


def _old(age: float, allowed: float) -> Finding:
    sentence = (
        f"The digest is right but {age:.0f} s old, over the {allowed:g} s allowed: "
        "a queue, a tunnel, a breakpoint, or a replayed capture."
    )
    remedy = "Deliver it anew, or sign it anew when you replay it; check the clock when every request is old."
    return _finding("stale_delivery", sentence, remedy, Actor.BETWEEN)


def _tight(age: float, tolerance: float | None, allowed: float | None) -> Finding | None:
    if tolerance is None or abs(age) <= tolerance:
        return None
    sentence = (
        f"The digest is right and {age:.0f} s old: within the {allowed or 0:g} s of the provider, "
        f"but your code allows only {tolerance:g} s."
    )
    return _finding("tight_tolerance", sentence, "Allow what the provider names.", Actor.CODE)


def _finding(slug: str, sentence: str, remedy: str, actor: Actor) -> Finding:
    return Finding(
        slug=slug,
        family=_FAMILY,
        sentence=sentence,
        remedy=remedy,
        actor=actor,
        proof=Proof("The signature was recomputed with the time as sent, and holds."),
    )
