question Q-002 "Who keeps the kites?":
  blocks: []
  raised_by: marshal
  status: open
