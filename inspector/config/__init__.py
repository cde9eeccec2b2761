"""Settings, secret references, and where each value came from."""
