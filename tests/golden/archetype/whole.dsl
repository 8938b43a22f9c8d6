archetype Stamped "Stamped":
  created_at: datetime auto_add
  changed_at: datetime auto_update
  invariant: changed_at >= created_at

entity Report "Report":
  extends: Stamped
  id: uuid pk
