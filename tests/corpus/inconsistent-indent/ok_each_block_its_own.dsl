entity Kite "Kite":
    id: uuid pk
    permit:
      list: authenticated
    scope:
      list: all
         as: *
entity Spot "Spot":
  id: uuid pk
