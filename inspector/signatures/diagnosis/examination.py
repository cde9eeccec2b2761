"""From a case to its findings: rules for what can be seen, the search for what must be recomputed."""

import dataclasses

from inspector.model.actor import Actor
from inspector.model.finding import Finding
from inspector.model.proof import Proof
from inspector.model.request import Request
from inspector.model.verdict_status import VerdictStatus
from inspector.signatures.declarative_scheme import DeclarativeScheme
from inspector.signatures.diagnosis import header_rules
from inspector.signatures.diagnosis.age import age_finding
from inspector.signatures.diagnosis.bench import Bench
from inspector.signatures.diagnosis.budget import Budget
from inspector.signatures.diagnosis.case import Case
from inspector.signatures.diagnosis.declared import declared, signed_body
from inspector.signatures.diagnosis.differing import proof_of
from inspector.signatures.diagnosis.families.ranking import MISTAKES
from inspector.signatures.diagnosis.families.secret_wrong_one import which
from inspector.signatures.diagnosis.mistake import Mistake
from inspector.signatures.diagnosis.public_key_hints import public_key_hint
from inspector.signatures.diagnosis.received import Received, received
from inspector.signatures.diagnosis.recipe import Recipe
from inspector.signatures.diagnosis.search import Search
from inspector.signatures.diagnosis.secret_form import by_secret_form, no_secret, public_key_form
from inspector.signatures.diagnosis.side import Side
from inspector.signatures.diagnosis.value_form import value_forms
from inspector.signatures.diagnosis.written_form import written_otherwise
from inspector.signatures.key_ring import PUBLIC_KEY_PARAM

_MOST_SECRETS = 1_000
_HELD = {VerdictStatus.VALID, VerdictStatus.STALE}


class Examination:
    """One diagnosis under way."""

    def __init__(self, case: Case, scheme: DeclarativeScheme, budget: Budget) -> None:
        self._case = case
        self._budget = budget
        self._received = received(scheme, case.request, case.params)
        self._scheme = scheme
        offered = [(label, text) for label, text in case.secrets if text][:_MOST_SECRETS]
        key = case.params.get(PUBLIC_KEY_PARAM)
        if key and scheme.keys.public:
            offered.append(("the public key", str(key)))
        self._secrets = offered

    def findings(self) -> list[Finding]:
        """Return the findings, the most telling first; none when nothing is wrong or explains it."""
        if self._case.computed is not None:
            found = self._of_computed(self._case.computed)
            if found or self._case.verdict.status in _HELD:
                return found
        status = self._case.verdict.status
        if status is VerdictStatus.VALID:
            return _some(self._other_secret(), self._remarkable(), self._by_form(), self._tight())
        if status is VerdictStatus.STALE:
            return _some(self._age())
        if status is VerdictStatus.UNCHECKED:
            return _some(self._unchecked())
        return self._of_received(status)

    def _bench(self, side: Side) -> Bench:
        case = self._case
        request = case.request
        body = signed_body(self._scheme, request)
        others = [declared(item, case.params, request) for item in case.schemes]
        return Bench(
            Request.of_wire(request.method, request.url, request.headers, body),
            self._scheme,
            side=side,
            params=case.params,
            fields=self._received.fields,
            schemes=[item for item in others if item is not None],
            urls=case.urls,
            secrets=self._secrets,
            earlier=case.earlier,
            known=case.known,
        )

    def _of_received(self, status: VerdictStatus) -> list[Finding]:
        bench = self._bench(Side.RECEIVED)
        bases = [bench.recipe(label, text) for label, text in self._secrets]
        got = self._received
        rights = {
            digest: base.label for base in bases if (digest := bench.digest(base)) is not None
        }
        if not got.values and not got.candidates:
            return _some(header_rules.renamed(bench, bases) or header_rules.dropped(bench))
        if status is VerdictStatus.MALFORMED:
            found = header_rules.doubled(got, rights) or self._sent_otherwise(got, rights)
            found = found or header_rules.misshapen(bench, got, rights)
            if found:
                return [found]
        return self._search(bench, bases, got.digests)

    def _sent_otherwise(self, got: Received, rights: dict[bytes, str]) -> Finding | None:
        """Return how the sender writes the right digest otherwise than the scheme says."""
        blanks = header_rules.blanks_for_plus(got, rights) or header_rules.joined(got, rights)
        if blanks is not None:
            return blanks
        for digest in got.digests:
            if digest in rights:
                sentence = (
                    "The digest is right, but the header writes it in another form than the scheme's "
                    f"{self._scheme.encoding} ({self._case.verdict.reason.rstrip('.')})."
                )
                return Finding(
                    slug="header_in_other_encoding",
                    family="digest-encoding",
                    sentence=sentence,
                    remedy="Tell the sender, or set the encoding that it uses.",
                    actor=Actor.SENDER,
                    proof=Proof("The digest was recomputed, and stands in the header."),
                )
        return None

    def _search(
        self, bench: Bench, bases: list[Recipe], digests: tuple[bytes, ...]
    ) -> list[Finding]:
        wanted = frozenset(digests)
        if not wanted:
            return []

        def reproduces(recipe: Recipe) -> bool:
            if bench.is_public:
                return any(bench.holds(recipe, signature) for signature in digests[:4])
            return bench.digest(recipe) in wanted

        search = Search(bench, MISTAKES, reproduces, self._budget)
        found = search.one_change(bases)
        if found is None:
            formed = by_secret_form(bench, self._secrets) if bench.side is Side.RECEIVED else None
            if formed is not None:
                return [formed]
            found = search.two_changes(bases)
        return [] if found is None else self._told(bench, *found)

    def _told(
        self, bench: Bench, right: Recipe, wrong: Recipe, mistakes: tuple[Mistake, ...]
    ) -> list[Finding]:
        proof = proof_of(bench, right, wrong)
        findings = []
        for mistake in mistakes:
            words = mistake.told(right, wrong, bench)
            findings.append(
                Finding(
                    slug=words.slug,
                    family=words.family,
                    sentence=words.sentence,
                    remedy=words.remedy,
                    actor=words.actor,
                    proof=proof,
                    code=words.code,
                )
            )
        return findings

    def _of_computed(self, computed: str) -> list[Finding]:
        bench = self._bench(Side.COMPUTED)
        base = self._fitting(bench)
        if base is None:
            return []
        right = bench.digest(base)
        if right is None:
            return _some(public_key_hint(bench, computed)) if bench.is_public else []
        written = self._scheme.encoding
        found = written_otherwise(
            computed, self._received.text, right, written, self._case.provider
        )
        if found is not None:
            return [found]
        forms = tuple(dict.fromkeys(form.digest for form in value_forms(computed)))
        return [] if right in forms else self._search(bench, [base], forms)

    def _fitting(self, bench: Bench) -> Recipe | None:
        """Return the recipe of the request's signature: of the secret that holds, else of the first."""
        bases = [bench.recipe(label, text) for label, text in self._secrets]
        bases = [
            dataclasses.replace(base, template=template)
            for base in bases
            for template in self._scheme.templates
        ]
        digests = set(self._received.digests)
        return next(
            (base for base in bases if bench.digest(base) in digests), bases[0] if bases else None
        )

    def _remarkable(self) -> Finding | None:
        bench = self._bench(Side.RECEIVED)
        base = self._fitting(bench)
        return header_rules.in_valid(bench, self._received, bench.digest(base)) if base else None

    def _by_form(self) -> Finding | None:
        return header_rules.by_other_form(self._bench(Side.RECEIVED), self._case.verdict.form)

    def _other_secret(self) -> Finding | None:
        """Return the finding that another secret fits than the configured one, the first."""
        held = self._case.verdict.secret
        if len(self._secrets) < 2 or held in {None, self._secrets[0][0]}:  # noqa: PLR2004 - the first, and another
            return None
        bench = self._bench(Side.COMPUTED)
        configured = bench.recipe(*self._secrets[0])
        fitting = next((item for item in self._secrets if item[0] == held), None)
        if fitting is None or bench.is_public:
            return None
        if fitting[1].lower() == configured.secret.lower():
            slug, family, why = (
                "secret_lowercased",
                "secret-mangled",
                ", which has another letter case",
            )
        else:
            slug, family, why = which(configured, bench.recipe(*fitting), bench)
        return Finding(
            slug=slug,
            family=family,
            sentence=f"The signature fits {held}, not {configured.label}{why}.",
            remedy=f"Use {held} where such requests are verified, or accept both.",
            actor=Actor.SETTINGS,
            proof=Proof(f"The signature was recomputed with {held}, and is the one received."),
        )

    def _tight(self) -> Finding | None:
        return age_finding(self._bench(Side.RECEIVED), self._case.now, self._tolerance())

    def _age(self) -> Finding | None:
        return age_finding(self._bench(Side.RECEIVED), self._case.now, self._tolerance())

    def _tolerance(self) -> float | None:
        given = self._case.params.get("tolerance")
        return float(given) if isinstance(given, int | float) else None

    def _unchecked(self) -> Finding | None:
        if not self._received.values and not self._received.candidates:
            return None
        for _, text in self._secrets if self._scheme.keys.public else ():
            return public_key_form(self._bench(Side.RECEIVED), text)
        return no_secret() if not self._secrets else None


def _some(*findings: Finding | None) -> list[Finding]:
    return [finding for finding in findings if finding is not None]
