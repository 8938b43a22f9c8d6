"""The JSON API: one module per action; this tuple is the whole registry."""

from dazzle.web.api.action import Action
from dazzle.web.api.create import CREATE
from dazzle.web.api.delete import DELETE
from dazzle.web.api.list import LIST
from dazzle.web.api.read import READ
from dazzle.web.api.update import UPDATE

ACTIONS: tuple[Action, ...] = (LIST, READ, CREATE, UPDATE, DELETE)
