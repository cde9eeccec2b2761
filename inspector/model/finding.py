"""One explanation of a verdict, or of a value that does not fit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from inspector.model.actor import Actor
from inspector.model.confidence import Confidence
from inspector.model.proof import Proof

_NO_CODE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The mistake (`slug` of a `family`) in one sentence, what to do, who must do it, and the proof.

    `code` holds a line of code that does it right, by language, where the family suggests one.
    `confidence` says whether the value itself was reproduced.
    """

    slug: str
    family: str
    sentence: str
    remedy: str
    actor: Actor
    confidence: Confidence = Confidence.PROVEN
    proof: Proof | None = None
    code: Mapping[str, str] = field(default_factory=lambda: _NO_CODE)
