"""AST to AppSpec: names are resolved, types bound, defaults settled; what does not hold is a diagnostic."""
