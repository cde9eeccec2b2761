"""A scheme as a table would say it, so that its choices can be changed one by one."""

from collections.abc import Mapping
from typing import Any

from inspector.model.request import Request
from inspector.signatures.akuworks.akuworks_scheme import DEFAULT_HEADER, AkuWorksScheme
from inspector.signatures.akuworks.body_forms import signature_member
from inspector.signatures.configurable_scheme import ConfigurableScheme
from inspector.signatures.declarative_scheme import DeclarativeScheme
from inspector.signatures.scheme import Scheme
from inspector.signatures.scheme_table import scheme_from_table
from inspector.signatures.table import Table


def declared(
    scheme: Scheme, params: Mapping[str, Any], request: Request
) -> DeclarativeScheme | None:
    """Return the compiled table of a scheme; None for one that no table says (JWT, tokens, other code)."""
    if isinstance(scheme, ConfigurableScheme):
        scheme = scheme.chosen(params)
    if isinstance(scheme, AkuWorksScheme):
        return _akuworks(str(params.get("header") or DEFAULT_HEADER), request)
    return scheme if isinstance(scheme, DeclarativeScheme) else None


def signed_body(scheme: DeclarativeScheme, request: Request) -> bytes:
    """Return the body that the scheme signs: without its member, where the signature stands in there."""
    if scheme.name == "akuworks-member":
        member = signature_member(request.body)
        if member is not None:
            return member.cut_from(request.body)
    return request.body


def _akuworks(header: str, request: Request) -> DeclarativeScheme:
    in_header = request.header(header) is not None or signature_member(request.body) is None
    values = {
        "id": "akuworks-header" if in_header else "akuworks-member",
        "kind": "hmac",
        "signature": f"header:{header}" if in_header else "json:signature",
        "prefix": "sha256=",
        "signed": "{body}",
    }
    scheme = scheme_from_table(Table(values, source="akuworks"))
    assert isinstance(scheme, DeclarativeScheme)  # noqa: S101 - kind hmac makes no other
    return scheme
