"""What the form of a secret tells, when no recomputation explains the signature."""

import re

from inspector.model.actor import Actor
from inspector.model.confidence import Confidence
from inspector.model.finding import Finding
from inspector.signatures.diagnosis.bench import Bench

_API_KEYS = re.compile(
    r"(?:sk|pk|rk)_(?:live_|test_)?|sk-|xox[abp]-|ghp_|github_pat_|Bearer |AC[0-9a-f]{32}$|SK[0-9a-f]{32}$|shpat_|lin_api_|pat[-_]|SG\.|EAA[A-Za-z0-9]"
)
_SIGNING_KEYS = re.compile(r"key-|pubkey-|api[-_]?key", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"<.*>|\.\.\.|x{4,}|your[-_ ]|changeme|\$\{.*\}|undefined|null|None", re.IGNORECASE
)
_WRONG_ONE = "secret-wrong-one"


def by_secret_form(bench: Bench, secrets: list[tuple[str, str]]) -> Finding | None:
    """Return what is wrong with the form of a configured secret; None when nothing is seen."""
    for label, text in secrets:
        beginning = _API_KEYS.match(text)
        if beginning:
            sentence = f"The secret {label!r} begins with {beginning[0]!r}: that is an API key or token, no webhook secret."
            return _finding(
                "api_key_instead_of_webhook_secret",
                _WRONG_ONE,
                sentence,
                "Take the webhook's own secret.",
            )
        beginning = _SIGNING_KEYS.match(text)
        if beginning:
            sentence = f"The secret {label!r} has the form of an API key ({beginning[0]!r}…); this scheme needs the signing key of webhooks."
            return _finding(
                "api_key_instead_of_signing_key",
                _WRONG_ONE,
                sentence,
                "Take the webhook signing key.",
            )
        if _PLACEHOLDER.match(text):
            sentence = (
                f"The secret {label!r} is a placeholder, or a variable that nobody filled in."
            )
            return _finding("secret_placeholder", _WRONG_ONE, sentence, "Set the secret itself.")
        unreadable = _unreadable(bench, label, text)
        if unreadable:
            return unreadable
    return None


def no_secret() -> Finding:
    """Return the finding for a signed request where no secret is set."""
    sentence = "The request is signed but no secret is configured: nothing was verified."
    return _finding("secret_missing", _WRONG_ONE, sentence, "Set the secret of this endpoint.")


def public_key_form(bench: Bench, text: str) -> Finding | None:
    """Return what is wrong with a public key; None when it can be read."""
    try:
        bench.scheme.proof.key(text)
    except ValueError as error:
        kind = getattr(bench.scheme.proof, "kind", "public")
        due = "64 hex digits" if kind == "ed25519" else "a key in PEM or base64"
        sentence = f"The configured public key is not {due} (a token or a placeholder): {error}."
        slug = f"{kind}_key_not_hex" if kind == "ed25519" else "public_key_unreadable"
        return _finding(slug, _WRONG_ONE, sentence, "Copy the public key from the provider.")
    return None


def _unreadable(bench: Bench, label: str, text: str) -> Finding | None:
    if bench.is_public:
        return public_key_form(bench, text)
    form = getattr(bench.scheme.proof, "key_form", "utf8")
    try:
        bench.scheme.proof.key(text)
    except ValueError as error:
        slug = {"base64": "secret_not_valid_base64", "hex": "secret_not_valid_hex"}.get(
            form, "secret_unusable"
        )
        sentence = f"The secret {label!r} can't serve: {error}. Lenient decoders silently make another key of it."
        return _finding(slug, "secret-decoding", sentence, "Copy the secret again, whole.")
    return None


def _finding(slug: str, family: str, sentence: str, remedy: str) -> Finding:
    return Finding(
        slug=slug,
        family=family,
        sentence=sentence,
        remedy=remedy,
        actor=Actor.SETTINGS,
        confidence=Confidence.FORM,
    )
