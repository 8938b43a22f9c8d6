entity Kite "Kite":
  id: uuid pk
    # the number on its tail
    tag: str(12)
    transitions:
      dry -> wet
  status: enum[dry, wet]=dry
