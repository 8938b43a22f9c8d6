enum Weather "Weather":
  calm
  fresh

archetype Stamped:
  created_at: datetime auto_add

entity Invoice "Invoice":
  id: uuid pk
