"""Hints where the user's code says "no" to a public-key signature that holds: nothing can be recomputed."""

from inspector.model.actor import Actor
from inspector.model.confidence import Confidence
from inspector.model.finding import Finding
from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.families.code_lines import RAW_BODY


def public_key_hint(bench: Bench, computed: str) -> Finding | None:
    """Return what the code most likely leaves out; None when `computed` does not say that it refused."""
    if not any(
        word in computed.lower()
        for word in ("false", "invalid", "fail", "bad", "error", "mismatch")
    ):
        return None
    kind = getattr(bench.scheme.proof, "kind", "public-key")
    template = bench.scheme.templates[0].source.replace("{", "").replace("}", "")
    if any(word in computed.lower() for word in ("dumps", "stringify", "json_encode", "marshal")):
        sentence = f"The signature holds over {template}, the body as it came; your code writes it again before."
        remedy = "Verify the raw bytes of the request, before any parser runs."
        return _hint(f"{kind}_body_reserialised", "body-reserialised", sentence, remedy)
    ending = {b"\r\n": "crlf", b"\n": "newline"}
    for end, name in ending.items():
        if bench.request.body.endswith(end):
            sentence = (
                f"The signature holds over {template} only with the line end at the end of the body "
                f"({end.hex(' ').upper()}), which your copy most likely lacks."
            )
            remedy = "Keep every byte of the body, the line end at its end too."
            return _hint(f"{kind}_trailing_{name}_lost", "trailing-newline", sentence, remedy)
    if bench.scheme.timestamp is not None:
        sentence = (
            f"The signature holds over {template}; your code most likely verifies the body alone."
        )
        return _hint(
            f"{kind}_timestamp_left_out", "scheme", sentence, f"Verify {template}, as bytes."
        )
    return None


def _hint(slug: str, family: str, sentence: str, remedy: str) -> Finding:
    return Finding(
        slug=slug,
        family=family,
        sentence=sentence,
        remedy=remedy,
        actor=Actor.CODE,
        confidence=Confidence.HINT,
        code=RAW_BODY,
    )
