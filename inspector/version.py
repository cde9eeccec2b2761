"""The version of the distribution, told by `inspector --version` and written beside each store."""

__version__ = "0.1.0"
