entity Mark "Mark":
  colour: str(20) required

entity Kite "Kite":
  id: uuid pk
  mark: embeds Mark
