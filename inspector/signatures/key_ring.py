"""The keys of a scheme, from an endpoint's labelled secrets."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inspector.model.verdict_status import VerdictStatus
from inspector.signatures.refusal import Refusal

PUBLIC_KEY_PARAM = "public_key"


@dataclass(frozen=True, slots=True)
class KeyRing:
    """`read` turns a secret's text into a key; `public` schemes also take the parameter `public_key`.

    A scheme with a shared key never takes that parameter: a key that everybody has proves nothing.
    """

    read: Callable[[str], Any]
    public: bool = False

    def usable(
        self, secrets: Sequence[tuple[str, str]], params: Mapping[str, Any]
    ) -> tuple[list[tuple[str, Any]], str | None]:
        """Return (words, key) of each secret that holds one, and what is wrong when none does.

        Raises Refusal (`unchecked`) when no secret is set, or a public key is none: nothing can be
        checked then. A shared secret of a wrong form is a wrong secret.
        """
        offered = [(label, text) for label, text in secrets if text]
        if self.public and PUBLIC_KEY_PARAM in params:
            offered.append(("the public key", str(params[PUBLIC_KEY_PARAM])))
        if not offered:
            what = "public key" if self.public else "secret"
            raise Refusal(VerdictStatus.UNCHECKED, f"No {what} is set to check with.")
        keys, trouble = [], None
        for label, text in offered:
            try:
                keys.append((label, self.read(text)))
            except ValueError as error:
                trouble = f"The secret {label!r} can't serve: {error}."
        if not keys and self.public:
            raise Refusal(VerdictStatus.UNCHECKED, trouble or "")
        return keys, None if keys else trouble
