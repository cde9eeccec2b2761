"""Captured data as text for people and programs, in and out, pure."""
