"""`dazzle fmt`: one layout for every text, whatever it says."""

from dazzle.lang.format.guard import same_meaning
from dazzle.lang.format.layout import Edit, Formatted, format_source

__all__ = ["Edit", "Formatted", "format_source", "same_meaning"]
