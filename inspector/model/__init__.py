"""The nouns of the product as frozen dataclasses: no input, no output, no other floor imported."""
