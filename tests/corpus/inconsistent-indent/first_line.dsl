    # kites
    entity Kite "Kite":
      id: uuid pk
    entity Spot "Spot":
      id: uuid pk
