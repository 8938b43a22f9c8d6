entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  size: decimal(5, 3)
  colour: enum[red, blue]
  photo: file(20MB, ui: drag_drop)
  colours: str(20)[]
  sails: enum[red, blue][] = "red"
  sizes: decimal(5, 3)[] required = "[]"
