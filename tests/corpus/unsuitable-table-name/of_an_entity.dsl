entity DazzleKite "Kite":
  id: uuid pk

entity Alembic_version "Version":
  id: uuid pk
