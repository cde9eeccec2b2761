"""Where two byte strings differ first, and the proof made of it."""

from inspector.model.proof import Proof
from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.recipe import HMAC, Recipe

_BEFORE = 8
_AFTER = 16


def first_difference(one: bytes, other: bytes) -> int | None:
    """Return the offset of the first byte that differs (the end of the shorter one), None when equal."""
    if one == other:
        return None
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def proof_of(bench: Bench, right: Recipe, wrong: Recipe) -> Proof:
    """Return what was recomputed with the wrong recipe, and where its bytes leave the right one's.

    No secret stands in it: where the text holds one, it is masked.
    """
    due, used = bench.message(right, masked=True), bench.message(wrong, masked=True)
    words = _words(bench, wrong)
    offset = None if due is None or used is None else first_difference(due, used)
    if due is None or used is None or offset is None:
        return Proof(words)
    (due_hex, due_text), (used_hex, used_text) = shown(due, offset), shown(used, offset)
    return Proof(words, due, used, offset, due_hex, due_text, used_hex, used_text)


def shown(data: bytes, offset: int) -> tuple[str, str]:
    """Return hex and text of the bytes around an offset, controls and other bytes escaped."""
    part = data[max(0, offset - _BEFORE) : offset + _AFTER]
    text = part.decode("utf-8", "backslashreplace")
    visible = "".join(
        item if item.isprintable() else item.encode("unicode_escape").decode() for item in text
    )
    return part.hex(" "), visible


def _words(bench: Bench, recipe: Recipe) -> str:
    if bench.is_public:
        return f"The signature was checked over {recipe.template.source} with the public key."
    kind = (
        f"HMAC-{recipe.algorithm.upper()}" if recipe.construction == HMAC else recipe.construction
    )
    changed = "" if bench.key(recipe.secret) == recipe.key else ", its key changed"
    return f"{kind} over {recipe.template.source} with {recipe.label}{changed} was recomputed, and is the value."
