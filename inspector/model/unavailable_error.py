"""The environment's failures: port, disk, network."""

from inspector.model.inspector_error import InspectorError


class UnavailableError(InspectorError):
    """The machine did not let us: a port in use, a full disk, an unreachable target."""

    exit_code = 3
