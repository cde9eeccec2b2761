"""A provider as a row, as a page, and as a signed example, for a person."""

from collections.abc import Iterable

from inspector.cli.provider_line import source_of
from inspector.cli.terminal import Part, say, say_text
from inspector.formats.visible import visible_bytes
from inspector.providers.provider import Provider
from inspector.providers.provider_scheme import ProviderScheme
from inspector.providers.signed_example import SignedExample

_CONFIDENCE = {
    "verified-by-vector": "verified by published test vectors",
    "verified-by-sdk": "read in the provider's own library",
    "documented": "read in the provider's documentation",
    "memory": "from memory: read nowhere again",
    "own-definition": "defined by ourselves",
}
_LABEL_WIDTH = 10


def list_row(provider: Provider, *, evidence: bool) -> tuple[Part, ...]:
    """Return a provider's row; with `evidence` also the sources of its facts."""
    schemes = ", ".join(scheme.id for scheme in provider.schemes)
    facts = provider.facts
    last = "; ".join(facts.sources) if evidence else source_of(provider) or schemes
    return (
        (f"{provider.name:<24}", "strong"),
        f"  {provider.title:<28}  {facts.confidence:<18}  ",
        (last or "no source named", "quiet"),
    )


def show_provider(provider: Provider) -> None:
    """Write everything that is known of a provider to standard output."""
    facts = provider.facts
    say((provider.title, "strong"), f"  {provider.name}  {facts.category}".rstrip())
    when = f", {facts.seen_on}" if facts.seen_on else ""
    _row("facts", [f"{_CONFIDENCE[facts.confidence]}{when}"])
    _row("source", [source_of(provider) or "", *facts.sources])
    _row("scheme", [_scheme_words(scheme) for scheme in provider.schemes])
    _row("secret", [facts.secret_name])
    _row("success", [f"{provider.success}", facts.response_note])
    if provider.target is not None:
        _row("target", [f"an answer within {provider.target:g} s"])
    if facts.retry is not None:
        words = f"{facts.retry.note} ({facts.retry.source}, confidence {facts.retry.confidence})"
        _row("retries", [words])
    _row("events", [", ".join(provider.event_types)])
    _row("note", [facts.notes])
    if facts.mistakes:
        say("What its users get wrong:")
    for mistake in facts.mistakes:
        say(f"  - {_sentence(mistake)}")


def show_example(example: SignedExample) -> None:
    """Write a signed request, what signed it, and our verdict to standard output."""
    request = example.request
    _, _, path = request.url.removeprefix("https://").partition("/")
    say(("Example", "strong"), f"  {example.verdict.status}: {example.verdict.reason}")
    if example.public_key is not None:
        say("signed by a key pair made for this example; its public half:")
        say_text(example.public_key.strip())
    elif example.secret is not None:
        say("signed with the secret ", (example.secret, "strong"))
    say()
    say(f"{request.method} /{path} HTTP/1.1")
    say("Host: example.com")
    for name, value in request.headers:
        say(visible_bytes(f"{name}: {value}".encode("latin-1", "replace")))
    say()
    say_text(request.body.decode("utf-8", "replace").rstrip("\n"))


def _row(label: str, texts: Iterable[str]) -> None:
    for place, text in enumerate(filter(None, texts)):
        say(f"{'' if place else label:<{_LABEL_WIDTH}}{text}")


def _scheme_words(scheme: ProviderScheme) -> str:
    words = [f"{scheme.id} ({scheme.kind})"]
    if scheme.historic:
        words.append("no longer in use")
    if scheme.requires:
        words.append(f"needs {', '.join(scheme.requires)}")
    if scheme.note:
        words.append(scheme.note)
    return "; ".join(words)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"
