"""AppSpec to advice: what compiles and may still not be what was meant."""
