"""From a scheme's table to the compiled scheme."""

from inspector.signatures.code_schemes import code_scheme, code_scheme_names
from inspector.signatures.hmac_scheme import HmacScheme
from inspector.signatures.scheme import Scheme
from inspector.signatures.table import Table


def scheme_from_table(table: Table) -> Scheme:
    """Return the scheme that a table describes. Raises InspectorError with file, key and expectation."""
    kind = table.choice("kind", ("hmac", "code"))
    if kind == "code":
        scheme = code_scheme(
            table.choice("code", code_scheme_names()), table.table("options").raw()
        )
        table.finish()
        return scheme
    return HmacScheme(table.text("id", "hmac"), table.text("signature"))
