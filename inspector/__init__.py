"""Inspector: a local webhook inspector and mock receiver that lives in the terminal.

The library face, resolved lazily so that importing the package costs nothing:

    request = inspector.Request(method="POST", url="https://…", headers=[("Name", "value")], body=b"…")
    verdict = inspector.verify(request, provider="akuworks", secrets=["…"])
    signed = inspector.sign(b"…", provider="akuworks", secret="…")
"""

from typing import TYPE_CHECKING, Any

from inspector.version import __version__

if TYPE_CHECKING:
    from inspector.model.request import Request
    from inspector.model.signed import Signed
    from inspector.model.verdict import Verdict
    from inspector.providers.face import sign, verify

__all__ = ["Request", "Signed", "Verdict", "__version__", "sign", "verify"]

_PLACES = {
    "Request": "inspector.model.request",
    "Signed": "inspector.model.signed",
    "Verdict": "inspector.model.verdict",
    "sign": "inspector.providers.face",
    "verify": "inspector.providers.face",
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib  # noqa: PLC0415 - the face is resolved on first use (PEP 562)

    return getattr(importlib.import_module(_PLACES[name]), name)
