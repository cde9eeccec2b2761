"""Who sends webhooks: the catalogue, where an event stands, samples and payload schemas."""
