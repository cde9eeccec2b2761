import pytest

from inspector.signatures.code_schemes import code_scheme, code_scheme_names


def test_only_the_fixed_list_is_imported() -> None:
    assert code_scheme_names() == ("adyen", "akuworks", "http-message")
    for name in code_scheme_names():
        assert code_scheme(name, {}).name
    with pytest.raises(KeyError):
        code_scheme("os", {})
