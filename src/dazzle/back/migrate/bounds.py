"""How long a migration waits: not long for a lock, and for its own statements as long as they take."""

LOCK_TIMEOUT = "500ms"  # a waiting ALTER TABLE makes every later reader wait behind it
LOCK_BOUND = f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'"
BOUNDS = (LOCK_BOUND, "SET LOCAL statement_timeout = 0")
