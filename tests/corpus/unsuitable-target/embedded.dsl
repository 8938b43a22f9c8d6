entity Mark "Mark":
  colour: str(20) required

entity Kite "Kite":
  id: uuid pk
  mark: embeds Mark
  other: ref Mark
  any: poly_ref [Mark, Kite]

surface marks "Marks":
  uses entity Mark
  mode: list
