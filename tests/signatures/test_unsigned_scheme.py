import pytest

from inspector.model.inspector_error import InspectorError
from inspector.model.request import Request
from inspector.signatures.unsigned_scheme import UnsignedScheme


def test_nothing_signed_is_unchecked_never_invalid() -> None:
    verdict = UnsignedScheme("none").verify(Request(), [("a", "b")], params={}, now=None)
    assert verdict.status == "unchecked"
    with pytest.raises(InspectorError, match="signs nothing"):
        UnsignedScheme("none").sign(Request(), "", params={}, now=0)
