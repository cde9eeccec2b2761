"""The secret's text was spoilt: blanks, line ends, quotes, an unset variable, another case.

On the received side the configured text is the spoilt one, and `forms` undoes it; on the computed side
the user's code has the spoilt one.
"""

import html
import itertools
import re
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import quote, unquote, unquote_plus

from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.families.code_lines import STRIPPED
from inspector.signatures.diagnosis.secret_mistake import SecretMistake
from inspector.signatures.diagnosis.side import Side

_MOST_LETTERS = 13
_QUOTES = "\"'`"


class _Ending(SecretMistake):
    ending: ClassVar[str]
    code = STRIPPED

    def forms(self, text: str, bench: Bench) -> Iterator[str]:
        if text.endswith(self.ending):
            yield text.removesuffix(self.ending)
        elif bench.side is Side.COMPUTED:
            yield text + self.ending


class TrailingCrLf(_Ending):
    slug = "secret_trailing_crlf"
    received = "With the CR LF at the end of the configured secret removed, the signature fits."
    computed = "Your key differs by a CR LF at its end from the secret."
    ending = "\r\n"


class TrailingNewline(_Ending):
    slug = "secret_trailing_newline"
    likely = True
    received = "With the line feed at the end of the configured secret removed, the signature fits."
    computed = (
        "Your key differs by a line feed at its end from the secret (read from a file, or echoed)."
    )
    ending = "\n"


class TrailingCr(_Ending):
    slug = "secret_trailing_cr"
    received = "With the carriage return at the end of the secret removed (a file with Windows line ends), the signature fits."
    computed = "Your key has a carriage return at its end (a file with Windows line ends)."
    ending = "\r"


class TrailingSpace(_Ending):
    slug = "secret_trailing_space"
    received = "With the blank at the end of the configured secret removed, the signature fits."
    computed = "Your key has a blank at its end."
    ending = " "


class LeadingSpace(SecretMistake):
    slug = "secret_leading_space"
    received = "With the blank in front of the configured secret removed, the signature fits."
    computed = "Your key has a blank in front."
    code = STRIPPED

    def forms(self, text: str, bench: Bench) -> Iterator[str]:
        if text.startswith(" "):
            yield text[1:]
        elif bench.side is Side.COMPUTED:
            yield f" {text}"


class Whitespace(SecretMistake):
    slug = "secret_whitespace"
    received = (
        "With the white space around or inside the configured secret removed, the signature fits."
    )
    computed = "Your key differs by white space from the secret."
    code = STRIPPED

    def forms(self, text: str, bench: Bench) -> Iterator[str]:
        yield text.strip()
        yield text.strip(" \t\r\n\0\ufeff\u00a0\u200b")
        yield "".join(text.split())
        if bench.side is Side.COMPUTED:
            yield from (f" {text} ", f"{text}\t", f"\ufeff{text}", f"{text}\n\n")


class InQuotes(SecretMistake):
    slug = "secret_in_quotes"
    received = "With the quotation marks around the secret removed, the signature fits (docker --env-file keeps quotes)."
    computed = "Your key has quotation marks around it (docker --env-file keeps quotes)."

    def forms(self, text: str, bench: Bench) -> Iterator[str]:
        inner = text.strip()
        if len(inner) > 1 and inner[0] in _QUOTES:
            yield inner[1:-1] if inner[-1] == inner[0] else inner[1:]
        elif inner and inner[-1] in _QUOTES + ";,":
            yield inner[:-1]
        if bench.side is Side.COMPUTED:
            yield from (f"{mark}{text}{mark}" for mark in _QUOTES)
            yield from (f"<{text}>", f"{text};", f"{text},", f'"{text}', f'{text}"')
        elif inner.startswith("<"):
            yield inner.strip("<>")


class UndefinedLiteral(SecretMistake):
    slug = "secret_undefined_literal"
    received = "The signature is keyed by the text 'undefined' or its like: at the sender, the variable is not set."
    computed = "Your key was the text 'undefined' or its like: the variable does not exist under that name."
    remedy = "Set the variable where the code runs, and refuse to start without it."

    def forms(self, text: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        yield from ("undefined", "null", "None", "nil", "NULL", "Null", "false", "[object Object]")


class EmptyString(SecretMistake):
    slug = "secret_empty_string"
    received = "The signature is keyed by an empty secret: none is set at the sender."
    computed = "Your key was empty: the secret is not set where your code runs."
    remedy = "Set the secret where the code runs, and refuse to start without it."

    def forms(self, text: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        yield ""


class Placeholder(SecretMistake):
    slug = "secret_placeholder"
    alone = True
    received = (
        "The signature is keyed by a placeholder of an example: the sender was set up with it."
    )
    computed = "Your key was a placeholder of an example, not the secret."

    def forms(self, text: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        yield from ("secret", "your-secret", "your_secret", "changeme", "your_webhook_secret")
        yield from (
            "your-webhook-secret",
            "<secret>",
            "whsec_...",
            "test",
            "YOUR_SECRET",
            "mysecret",
        )
        yield from (
            "WEBHOOK_SECRET",
            "$WEBHOOK_SECRET",
            "${WEBHOOK_SECRET}",
            "xxx",
            "password",
            "key",
        )


class DollarExpanded(SecretMistake):
    slug = "secret_dollar_expanded"
    received = "With '$' in the configured secret read otherwise, the signature fits: a shell or Compose expanded it."
    computed = "Your key lost what stands behind a '$' in the secret: a shell or Compose expanded it as a variable."
    remedy = "Put the secret in single quotes, or write '$$' in Compose files."

    def forms(self, text: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        if "$" in text:
            yield re.sub(r"\$\{?[A-Za-z_]\w*\}?", "", text)
            yield re.sub(r"\$(?:\{?[A-Za-z_]\w*\}?|\d)", "", text)
            yield text.partition("$")[0]
            yield text.replace("$$", "$")
            yield text.replace("$", "$$")
            yield text.replace("\\$", "$")
            yield text.replace("$", "\\$")
            yield text.replace("$", "")


class CommentCut(SecretMistake):
    slug = "secret_cut_at_special_character"
    alone = True
    received = "The signature is keyed by the beginning of the configured secret."
    computed = "Your key ends where the secret has a '#', '=' or another character that a .env reader stops at."
    remedy = "Put the secret in quotes in the .env file."

    def forms(self, text: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        for mark in "#=; &:,%!?\\/":
            if mark in text[1:]:
                yield text[: text.index(mark, 1)].rstrip()
                yield text[text.index(mark, 1) + 1 :]
        yield text.rstrip("=")
        yield text + "="
        yield text + "=="


class Escaped(SecretMistake):
    slug = "secret_escaped"
    alone = True
    received = "With escapes in the configured secret (percent, HTML or backslash) read otherwise, the signature fits."
    computed = "Your key has the secret's special characters escaped, or unescaped, as a URL, HTML or a string literal would."

    def forms(self, text: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        yield from (unquote(text), unquote_plus(text), quote(text, safe=""), quote(text))
        yield from (html.unescape(text), html.escape(text), html.escape(text, quote=False))
        yield from (text.replace("\\n", "\n"), text.replace("\\", ""), text.replace("\\", "\\\\"))
        yield from (text.replace("\\\\", "\\"), text.replace("+", " "), text.replace(" ", "+"))


class Truncated(SecretMistake):
    slug = "secret_truncated"
    alone = True
    received = "With a character less at an end, the configured secret fits."
    computed = "Your key lacks characters at an end of the secret: it was copied or stored cut."

    def forms(self, text: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        for count in range(1, min(9, len(text))):
            yield text[:-count]
            yield text[count:]
        yield from (text[:size] for size in (16, 20, 24, 32, 40, 64) if size < len(text))


class Doubled(SecretMistake):
    slug = "secret_pasted_twice"
    alone = True
    received = "The configured secret stands there twice; once, it fits."
    computed = "Your key is the secret twice."

    def forms(self, text: str, bench: Bench) -> Iterator[str]:
        half = len(text) // 2
        if text and text[:half] == text[half:]:
            yield text[:half]
        if bench.side is Side.COMPUTED:
            yield from (text + text, f"{text}\n{text}")


class CaseChanged(SecretMistake):
    slug = "secret_lowercased"
    received = "The signature fits the secret in another letter case."
    computed = "Your key is the secret in another letter case."

    def forms(self, text: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        yield from (text.lower(), text.upper(), text.swapcase(), text.capitalize(), text.title())


class CaseLost(SecretMistake):
    slug = "secret_lowercased"
    received = "The signature fits the secret in another letter case: some of its letters have lost their case."
    computed = "Your key is the secret with some of its letters in another case."
    alone = True

    def forms(self, text: str, bench: Bench) -> Iterator[str]:  # noqa: ARG002
        letters = [(item.lower(), item.upper()) if item.isalpha() else (item,) for item in text]
        if sum(len(item) > 1 for item in letters) <= _MOST_LETTERS:
            yield from ("".join(items) for items in itertools.product(*letters))
