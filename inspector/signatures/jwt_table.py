"""From a table of kind `jwt` to its scheme."""

from inspector.signatures.carrier import Carrier
from inspector.signatures.jwa_proof import JWA_NAMES
from inspector.signatures.jwt_claims import JwtClaims
from inspector.signatures.jwt_scheme import JwtScheme
from inspector.signatures.layout import Layout
from inspector.signatures.table import Table
from inspector.signatures.template import Template

_TIMES = ("exp", "nbf", "iat")
_DIGESTS = {"sha256-hex": "{{{place}|sha256-hex}}"}


def jwt_from_table(table: Table) -> JwtScheme:
    """Return the scheme that a table describes. Raises InspectorError with file, key and expectation."""
    algorithms = table.texts("algorithms", None)
    for name in algorithms:
        if name not in JWA_NAMES:
            table.fail("algorithms", f"any of {', '.join(JWA_NAMES)}", name)
    prefix = table.text("prefix", "")
    layout = Layout(prefix=prefix, prefix_optional=table.flag("prefix_optional"))
    places = table.texts("signature", None)
    return JwtScheme(
        name=table.text("id", "jwt"),
        carrier=table.built("signature", lambda value: Carrier(value, layout.reader()), places),
        prefix=prefix,
        algorithms=algorithms,
        claims=_claims(table),
    )


def _claims(table: Table) -> JwtClaims:
    texts, times = [], []
    for rule in table.texts("claims"):
        name, equals, wanted = rule.partition(" == ")
        if equals:
            texts.append((name, table.built("claims", Template, wanted)))
        elif name in _TIMES:
            times.append(name)
        else:
            table.fail("claims", "'NAME == TEXT' or one of exp, nbf, iat", rule)
    body, url = table.text("body_claim", ""), table.text("url_claim", "")
    return JwtClaims(
        texts=tuple(texts),
        times=tuple(times),
        body=body,
        body_optional=table.flag("body_claim_optional"),
        body_digest=_digest(table, "body_claim_encoding", "body") if body else None,
        url=url,
        url_digest=_digest(table, "url_claim_encoding", "url") if url else None,
        tolerance=table.number("tolerance") if "tolerance" in table else None,
        leeway=table.number("leeway", 0),
    )


def _digest(table: Table, key: str, place: str) -> Template:
    table.choice(key, tuple(_DIGESTS), "sha256-hex")
    return Template(f"{{{place}|sha256-hex}}")
