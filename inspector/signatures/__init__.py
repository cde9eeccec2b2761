"""Signature schemes, sans I/O: bytes and secrets in, signatures and verdicts out."""
