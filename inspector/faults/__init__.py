"""Every way to fail on purpose, as data: a fault is turned into steps that the receiver carries out."""
