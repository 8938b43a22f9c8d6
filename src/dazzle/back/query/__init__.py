"""An entity's statements as SQL text, compiled once from the AppSpec: one module per statement."""
