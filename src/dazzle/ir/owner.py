"""Whose an entity, a table or a revision is."""

from enum import StrEnum


class Owner(StrEnum):
    PROJECT = "project"
    FRAMEWORK = "framework"


FRAMEWORK_PREFIX = "dazzle_"  # of the framework's tables, and of no project's
