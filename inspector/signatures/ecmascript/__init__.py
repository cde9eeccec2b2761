"""JSON as ECMAScript defines it: what JSON.parse takes, what JSON.stringify writes, on bytes."""
