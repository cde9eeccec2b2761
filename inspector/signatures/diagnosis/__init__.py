"""Diagnosis: which mistake reproduces the value that was seen."""
