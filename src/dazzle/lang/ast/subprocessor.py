"""Subprocessors: who else is given personal data (GDPR, article 28)."""

from typing import ClassVar

from dazzle.lang.ast.declaration import Named
from dazzle.lang.ast.node import Name, String
from dazzle.lang.ast.value import Delay


class Subprocessor(Named, frozen=True, kw_only=True):
    KIND: ClassVar[str] = "subprocessor"

    handler: Name | String | None = None
    handler_address: String | None = None
    jurisdiction: Name | String | None = None
    data_categories: tuple[Name, ...] = ()
    retention: Delay | Name | String | None = None
    legal_basis: Name | String | None = None
    consent_category: Name | String | None = None
    purpose: String | None = None
    dpa_url: String | None = None
    scc_url: String | None = None
    cookies: tuple[Name | String, ...] = ()
