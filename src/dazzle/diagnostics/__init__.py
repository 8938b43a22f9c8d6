"""What we tell the author: places, diagnostics, rules, operational errors."""
