"""Sign, send, classify, retry: the only writer of deliveries and attempts."""
