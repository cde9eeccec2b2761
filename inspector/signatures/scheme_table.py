"""From a scheme's table to the compiled scheme."""

from collections.abc import Callable

from inspector.model.coverage import Coverage
from inspector.signatures.carrier import Carrier
from inspector.signatures.code_schemes import code_scheme, code_scheme_names
from inspector.signatures.configurable_scheme import ConfigurableScheme
from inspector.signatures.declarative_scheme import DeclarativeScheme
from inspector.signatures.encodings import DECODERS
from inspector.signatures.guard import Guard
from inspector.signatures.jwt_table import jwt_from_table
from inspector.signatures.key_pair_proof import KeyPairProof
from inspector.signatures.key_ring import KeyRing
from inspector.signatures.keys import KEY_FORMS
from inspector.signatures.layout import Layout
from inspector.signatures.named_algorithm import NamedAlgorithm
from inspector.signatures.place import compile_place
from inspector.signatures.proof import Proof
from inspector.signatures.scheme import Scheme
from inspector.signatures.shared_key_proof import DIGEST_SIZES, SharedKeyProof
from inspector.signatures.signed_headers import SignedHeaders
from inspector.signatures.signing_plan import SigningPlan
from inspector.signatures.table import Table
from inspector.signatures.template import Template
from inspector.signatures.timestamp import TIME_FORMATS, Timestamp
from inspector.signatures.token_scheme import TokenScheme
from inspector.signatures.unsigned_scheme import UnsignedScheme

KINDS = ("hmac", "hash", "rsa", "ecdsa", "ed25519", "jwt", "token", "basic", "none", "code")
# A provider's own code may not look at the future; a clock that is wrong is told all the same.
_LEAST_FUTURE = 300.0
_PUBLIC_KINDS = ("rsa", "ecdsa", "ed25519")


def scheme_from_table(table: Table) -> Scheme:
    """Return the scheme that a table describes. Raises InspectorError with file, key and expectation."""
    kind = table.choice("kind", KINDS)
    scheme = _BUILDERS.get(kind, _declarative)(table)
    for key in ("when", "requires", "note", "historic", "several"):
        table.known(key)
    configurable = table.mapping("configurable")
    table.finish()
    if not configurable:
        return scheme
    return ConfigurableScheme(scheme, table, configurable, scheme_from_table)


def _code(table: Table) -> Scheme:
    name = table.text("id", "code")
    scheme = code_scheme(table.choice("code", code_scheme_names()), table.table("options").raw())
    del name
    return scheme


def _unsigned(table: Table) -> Scheme:
    return UnsignedScheme(table.text("id", "none"))


def _token(table: Table) -> Scheme:
    return TokenScheme(
        name=table.text("id", "token"),
        carrier=_carrier(table, Layout(prefix=table.text("prefix", ""))),
        prefix=table.text("prefix", ""),
        basic=table.text("kind") == "basic",
    )


def _declarative(table: Table) -> Scheme:
    kind = table.text("kind")
    layout = _layout(table)
    templates = _templates(table)
    proof = _proof(table, kind)
    tokens = {token for template in templates for token in template.tokens}
    coverage = "body" if all(template.covers_body for template in templates) else "fields"
    return DeclarativeScheme(
        name=table.text("id", kind),
        carrier=_carrier(table, layout),
        templates=templates,
        encoding=table.choice("encoding", tuple(DECODERS), "hex"),
        proof=proof,
        keys=KeyRing(proof.key, public=kind in _PUBLIC_KINDS),
        plan=_plan(table, layout),
        coverage=Coverage(table.choice("coverage", ("body", "fields"), coverage)),
        timestamp=_timestamp(table),
        guards=_guards(table),
        named_algorithm=_named_algorithm(table),
        signed_headers=_signed_headers(table),
        any_case=table.flag("case_insensitive"),
        holds_secret="secret" in tokens,
    )


def _proof(table: Table, kind: str) -> Proof:
    prefix = table.text("key_prefix", "")
    if kind in _PUBLIC_KINDS:
        algorithm = table.choice("algorithm", ("sha1", "sha256", "sha384", "sha512"), "sha256")
        return KeyPairProof(kind, algorithm, prefix, table.text("signing_key_prefix", ""))
    return SharedKeyProof(
        table.choice("algorithm", tuple(DIGEST_SIZES), "sha256"),
        table.choice("key", tuple(KEY_FORMS), "utf8"),
        prefix,
        plain=kind == "hash",
    )


def _carrier(table: Table, layout: Layout) -> Carrier:
    places = table.texts("signature", None)
    several = layout.takes_several or table.flag("several")
    return table.built(
        "signature", lambda value: Carrier(value, layout.reader(), several=several), places
    )


def _layout(table: Table) -> Layout:
    field, parts = table.text("field", ""), table.texts("parts")
    parse = "fields" if field else "rows" if parts else "prefix" if "prefix" in table else "bare"
    table.choice("parse", ("bare", "prefix", "fields", "rows"), parse)
    if parts and "signature" not in parts:
        table.fail("parts", "a list with 'signature' in it", list(parts))
    return Layout(
        prefix=table.text("prefix", ""),
        prefix_optional=table.flag("prefix_optional"),
        group_separator=table.text("group_separator", ""),
        item_separator=table.text("item_separator", ","),
        pair_separator=table.text("pair_separator", "="),
        field=field,
        trim=table.flag("trim"),
        weaker=table.texts("weaker"),
        parts=parts,
        algorithms=_algorithms(table),
    )


def _algorithms(table: Table) -> dict[str, str]:
    """Return the algorithms that a request may name, by the name it uses."""
    named = table.mapping("algorithm_map") or {name: name for name in table.texts("algorithms")}
    for name in named.values():
        if name not in DIGEST_SIZES:
            table.fail("algorithms", f"one of {', '.join(DIGEST_SIZES)}", name)
    return named


def _named_algorithm(table: Table) -> NamedAlgorithm | None:
    source = table.text("algorithm_from", "")
    if source in {"", "prefix", "part"}:
        return None
    place = table.built("algorithm_from", compile_place, source)
    return NamedAlgorithm(source, place, _algorithms(table), table.text("algorithm", "sha256"))


def _templates(table: Table) -> tuple[Template, ...]:
    sources = table.texts("signed_alternatives") or table.texts("signed", None)
    first = table.texts("signed", sources[:1])
    ordered = dict.fromkeys([*first, *sources])
    return tuple(table.built("signed", Template, source) for source in ordered)


def _timestamp(table: Table) -> Timestamp | None:
    if "timestamp" not in table:
        return None
    inner = table.table("timestamp")
    source = inner.text("from")
    sources = [source, *inner.texts("fallback")]
    past = inner.number("tolerance") if "tolerance" in inner else None
    future = past
    if inner.flag("one_sided") and past is not None:
        future = max(past, _LEAST_FUTURE)
    timestamp = Timestamp(
        source,
        tuple(inner.built("from", compile_place, place) for place in sources),
        inner.choice("format", TIME_FORMATS, "unix"),
        past,
        future,
    )
    inner.finish()
    return timestamp


def _guards(table: Table) -> tuple[Guard, ...]:
    def build(text: str) -> Guard:
        source, equals, wanted = text.partition(" == ")
        if not equals:
            raise ValueError(f"expected 'PLACE == TEXT'; found {text!r}")
        return Guard(source, compile_place(source), Template(wanted))

    return tuple(table.built("guard", build, text) for text in table.texts("guard"))


def _signed_headers(table: Table) -> SignedHeaders | None:
    if "signed_headers" not in table:
        return None
    inner = table.table("signed_headers")
    headers = SignedHeaders(
        list_place=inner.built("list_from", compile_place, inner.text("list_from")),
        list_separator=inner.text("list_separator", ","),
        join=inner.text("join", "\n"),
        name_value_separator=inner.text("name_value_separator", ":"),
        value_only=inner.flag("value_only"),
        lowercase_names=inner.flag("lowercase_names"),
        trim_values=inner.flag("trim_values"),
    )
    inner.finish()
    return headers


def _plan(table: Table, layout: Layout) -> SigningPlan:
    fill = tuple(
        (place, table.built("fill", Template, text))
        for place, text in table.mapping("fill").items()
    )
    algorithm = table.text("algorithm", "sha256")
    return SigningPlan(
        fill=fill,
        prefix=layout.prefix.replace("{algorithm}", algorithm),
        order=table.texts("order") or _default_order(table, layout),
        row=bool(layout.parts),
        item_separator=layout.item_separator,
        pair_separator=layout.pair_separator,
    )


def _default_order(table: Table, layout: Layout) -> tuple[str, ...]:
    if layout.parts or not layout.field:
        return layout.parts
    source = table.table("timestamp").text("from", "")
    beside = [source.partition(":")[2]] if source.startswith("field:") else []
    return (*beside, layout.field)


_BUILDERS: dict[str, Callable[[Table], Scheme]] = {
    "code": _code,
    "none": _unsigned,
    "token": _token,
    "basic": _token,
    "jwt": jwt_from_table,
}
