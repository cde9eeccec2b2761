from inspector.signatures.diagnosis.families.ranking import MISTAKES
from inspector.signatures.diagnosis.families.secret_mangled import CaseLost

FAMILIES = {
    "body-altered",
    "body-consumed",
    "body-reserialised",
    "charset",
    "form-encoding",
    "number-format",
    "scheme",
    "secret-decoding",
    "secret-mangled",
    "secret-wrong-one",
    "sender-signs-other-bytes",
    "slash-escaping",
    "timestamp",
    "trailing-newline",
    "unicode-escaping",
    "url",
}


def test_every_family_has_mistakes_and_none_is_unknown() -> None:
    assert {mistake.family for mistake in MISTAKES} == FAMILIES


def test_every_mistake_is_named_once() -> None:
    # A secret that lost its case in part is the same mistake as one that lost it all, and searched last.
    slugs = [mistake.slug for mistake in MISTAKES if not isinstance(mistake, CaseLost)]
    assert len(slugs) == len(set(slugs))
    assert len({type(mistake) for mistake in MISTAKES}) == len(MISTAKES)


def test_every_mistake_says_what_to_do() -> None:
    for mistake in MISTAKES:
        assert mistake.remedy.endswith("."), mistake.slug
