"""What the screens route to: reading the store, the link to the receiver, ready-made texts."""
