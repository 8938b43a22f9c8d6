"""Databases that are outgrown: what an application's tables may not be on several machines."""
