"""Scripts of events and failures with expectations, played against a receiver."""
