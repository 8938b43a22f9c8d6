"""Whose an entity, a table or a revision is."""

from enum import StrEnum


class Owner(StrEnum):
    PROJECT = "project"
    FRAMEWORK = "framework"
