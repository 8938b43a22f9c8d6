entity Team "Team":
  id: uuid pk
  parent: ref Team

entity Player "Player":
  id: uuid pk
  team: ref Team required
  other: ref Team
