"""A secret that fits each scheme of the catalogue: a text for shared keys, a key pair of the test for others."""

from inspector.providers.provider_scheme import ProviderScheme
from inspector.signatures.jwt_scheme import JwtScheme
from inspector.signatures.local_key_pair import KEY_PAIR_KINDS, LocalKeyPair
from inspector.signatures.shared_key_proof import SharedKeyProof

PAIRS = {kind: LocalKeyPair.make(kind) for kind in KEY_PAIR_KINDS}


def key_kind(scheme: ProviderScheme) -> str:
    """Return the kind of key pair that a scheme signs with, "" for a shared secret."""
    if isinstance(scheme.scheme, JwtScheme):
        return {"HS": "", "RS": "rsa", "ES": "ecdsa"}[scheme.scheme.algorithms[0][:2]]
    return {"rfc9421": "ed25519"}.get(scheme.id, scheme.kind if scheme.kind in PAIRS else "")


def secret_of(scheme: ProviderScheme) -> str:
    """Return what signs: a shared secret in the scheme's form, or a private key in PEM."""
    kind = key_kind(scheme)
    if kind:
        return PAIRS[kind].private_pem
    hex_key = "ab" * 32
    proof = getattr(scheme.scheme, "proof", None)
    if isinstance(proof, SharedKeyProof) and proof.key_form == "base64":
        return proof.key_prefix + "A" * 32
    return hex_key
