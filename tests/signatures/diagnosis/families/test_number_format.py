"""Numbers that a parser rewrote, and whether every mistake that a family knows is looked for."""

import hashlib
import hmac
import inspect
from importlib import import_module
from pathlib import Path

import inspector
from inspector.signatures.diagnosis import families
from inspector.signatures.diagnosis.families.ranking import MISTAKES
from inspector.signatures.diagnosis.mistake import Mistake


def known() -> set[type[Mistake]]:
    """Return every public mistake that a module of the families defines."""
    found: set[type[Mistake]] = set()
    for file in Path(families.__path__[0]).glob("*.py"):
        module = import_module(f"{families.__name__}.{file.stem}")
        found |= {
            member
            for name, member in vars(module).items()
            if inspect.isclass(member)
            and not name.startswith("_")
            and issubclass(member, Mistake)
            and not inspect.isabstract(member)
            and member.__module__ == module.__name__
        }
    return found


def test_every_mistake_is_ranked() -> None:
    ranked = {type(mistake) for mistake in MISTAKES}
    bases = {base for mistake in ranked for base in mistake.__mro__[1:]}
    assert known() - ranked - bases == set()


def test_integers_that_became_floats_are_found() -> None:
    body, hashed = b'{"count":3,"of":12}', b'{"count":3.0,"of":12.0}'
    right, computed = (
        "sha256=" + hmac.new(b"s3cret", data, hashlib.sha256).hexdigest() for data in (body, hashed)
    )
    request = inspector.Request(headers=[("X-Hub-Signature-256", right)], body=body)
    diagnosis = inspector.diagnose(request, "github", ["s3cret"], computed)
    assert diagnosis.findings[0].slug == "integer_became_float"
