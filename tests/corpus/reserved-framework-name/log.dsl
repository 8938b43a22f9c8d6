entity LogEntry "Log":
  id: uuid pk
