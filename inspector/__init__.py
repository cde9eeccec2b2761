"""Inspector: a local webhook inspector and mock receiver that lives in the terminal.

The library face, resolved lazily so that importing the package costs nothing:

    request = inspector.Request(method="POST", url="https://…", headers=[("Name", "value")], body=b"…")
    verdict = inspector.verify(request, provider="akuworks", secrets=["…"])
    diagnosis = inspector.diagnose(request, provider="akuworks", secrets=["…"], computed="sha256=…")
    signed = inspector.sign(b"…", provider="akuworks", secret="…")
"""

from typing import TYPE_CHECKING, Any

from inspector.version import __version__

if TYPE_CHECKING:
    from inspector.model.diagnosis import Diagnosis
    from inspector.model.finding import Finding
    from inspector.model.request import Request
    from inspector.model.signed import Signed
    from inspector.model.verdict import Verdict
    from inspector.providers.diagnosing import diagnose
    from inspector.providers.face import sign, verify

__all__ = [
    "Diagnosis",
    "Finding",
    "Request",
    "Signed",
    "Verdict",
    "__version__",
    "diagnose",
    "sign",
    "verify",
]

_PLACES = {
    "Diagnosis": "inspector.model.diagnosis",
    "Finding": "inspector.model.finding",
    "Request": "inspector.model.request",
    "Signed": "inspector.model.signed",
    "Verdict": "inspector.model.verdict",
    "diagnose": "inspector.providers.diagnosing",
    "sign": "inspector.providers.face",
    "verify": "inspector.providers.face",
}


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib  # noqa: PLC0415 - the face is resolved on first use (PEP 562)

    return getattr(importlib.import_module(_PLACES[name]), name)
