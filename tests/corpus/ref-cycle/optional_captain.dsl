entity Team "Team":
  id: uuid pk
  captain: ref Player

entity Player "Player":
  id: uuid pk
  team: ref Team required
