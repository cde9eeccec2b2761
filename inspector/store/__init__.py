"""The one SQLite file that every face of the product reads and writes."""
