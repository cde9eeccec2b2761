"""A token that travels with the request, and a secret that is nearly the same."""

from collections.abc import Callable, Sequence

from inspector.model.actor import Actor
from inspector.model.finding import Finding
from inspector.model.proof import Proof
from inspector.model.request import Request
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import Refusal
from inspector.signatures.token_scheme import TokenScheme

_NEAR: dict[str, tuple[str, Callable[[str], str]]] = {
    "secret_trailing_newline": ("the line feed at its end", lambda text: text.removesuffix("\n")),
    "secret_trailing_cr": ("the carriage return at its end", lambda text: text.removesuffix("\r")),
    "secret_whitespace": ("the white space around it", str.strip),
    "secret_in_quotes": ("the quotation marks around it", lambda text: text.strip("\"'`")),
    "secret_lowercased": ("its letter case", str.casefold),
}


def token_finding(
    scheme: TokenScheme, request: Request, secrets: Sequence[tuple[str, str]]
) -> Finding | None:
    """Return what keeps the token from being one of the secrets; None when they differ altogether."""
    if scheme.basic:
        return None
    try:
        candidates = scheme.carrier.candidates(Reading(request))
    except Refusal:
        return None
    tokens = [candidate.value.decode("utf-8", "replace") for candidate in candidates]
    for slug, (words, plain) in _NEAR.items():
        for label, text in secrets:
            if text and any(token != text and plain(token) == plain(text) for token in tokens):
                return Finding(
                    slug=slug,
                    family="secret-mangled",
                    sentence=f"But for {words}, the token is {label}.",
                    remedy="Set the secret again, exactly as the sender has it.",
                    actor=Actor.SETTINGS,
                    proof=Proof(
                        f"Token and {label} were compared without {words}: they are the same."
                    ),
                )
    return None
