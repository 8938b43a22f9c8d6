feedback_widget: enabled
  position: bottom-right
  shortcut: backtick
  categories: [bug, ux, other]
  severities: minor
  capture: url, viewport

entity Report "Report":
  id: uuid pk
