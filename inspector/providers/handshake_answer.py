"""What is answered to a handshake."""

from dataclasses import dataclass

from inspector.model.reply import Reply


@dataclass(frozen=True, slots=True)
class HandshakeAnswer:
    """The handshake's name, the reply, and a secret that the request handed over (offer it, masked).

    A `signed` handshake is answered so only when the request's verdict is valid.
    """

    name: str
    reply: Reply
    signed: bool
    learnt_secret: str | None = None

    def __repr__(self) -> str:
        learnt = None if self.learnt_secret is None else "••••••••"
        return (
            f"HandshakeAnswer(name={self.name!r}, reply={self.reply!r}, "
            f"signed={self.signed}, learnt_secret={learnt!r})"
        )
