"""The AppSpec: what was meant. Frozen data, one file per construct; references are names looked up in the AppSpec."""
