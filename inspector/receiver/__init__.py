"""Accept, capture, commit, respond. Importing this package alone loads no aiohttp."""
