"""AppSpec to what a person or a program looks at: one file for each view."""

from dazzle.views import json, mermaid, svg, text
from dazzle.views.view import View

VIEWS: tuple[View, ...] = (text.VIEW, json.VIEW, mermaid.VIEW, svg.VIEW)

BY_NAME = {view.name: view for view in VIEWS}
