"""Text to AST: an outline of logical lines first, then each line by a small LALR rule that its parent chooses."""
