"""What is wrong with a secret, told where it is entered."""

from inspector.providers.provider import Provider
from inspector.signatures.declarative_scheme import DeclarativeScheme

_QUOTES = "'\"`"
_PEM = "-----BEGIN"
_PUBLIC_KINDS = ("rsa", "ecdsa", "ed25519")
_SMALLEST_ASCII = 0x20
# Beginnings that tell what a text is, and that it is no signing secret.
_OTHER_THINGS = {
    "sk_live_": "an API key",
    "sk_test_": "an API key",
    "pk_live_": "a publishable key",
    "pk_test_": "a publishable key",
    "rk_live_": "a restricted API key",
    "v1,": "a signature",
    "sha256=": "a signature",
    "Bearer ": "an Authorization header",
}


def complaints(provider: Provider, secret: str) -> tuple[str, ...]:
    """Return what is wrong with a secret for this provider, a sentence each; empty when nothing is seen."""
    found = [words for words in (_by_form(secret), _by_beginning(secret)) if words]
    return (*found, *_by_scheme(provider, secret)) if secret else tuple(found)


def _by_form(secret: str) -> str | None:
    if secret.startswith(_PEM):
        return None
    quoted = len(secret) > 1 and secret[0] in _QUOTES and secret[-1] == secret[0]
    control = any(ord(ch) < _SMALLEST_ASCII for ch in secret)
    trouble = {
        "The secret is empty.": not secret,
        "The secret begins or ends with white space, which would be part of the key.": (
            secret != secret.strip()
        ),
        "The secret stands in quotes, which would be part of the key.": quoted,
        "The secret holds a line end or another control character.": control,
        "The secret is a placeholder.": secret.startswith("<") and secret.endswith(">"),
    }
    return next((words for words, holds in trouble.items() if holds), None)


def _by_beginning(secret: str) -> str | None:
    for beginning, what in _OTHER_THINGS.items():
        if secret.startswith(beginning):
            return f"The secret begins with {beginning!r}: that is {what}."
    return None


def _by_scheme(provider: Provider, secret: str) -> tuple[str, ...]:
    """Return the trouble with the key, where no scheme of the provider can use it."""
    troubles = []
    for choice in provider.schemes:
        if choice.kind in {"none", "code", "jwt"} or choice.historic:
            return ()
        if choice.kind not in _PUBLIC_KINDS and secret.startswith(_PEM):
            troubles.append("The secret is a PEM key, and a shared secret is due.")
        elif isinstance(choice.scheme, DeclarativeScheme):
            try:
                choice.scheme.proof.key(secret)
            except ValueError as error:
                troubles.append(f"The secret can't serve: {error}.")
            else:
                return ()
        else:
            return ()
    return tuple(dict.fromkeys(troubles))
