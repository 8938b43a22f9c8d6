entity Kite "Kite":
  intent: "One rentable kite,
    with its lines"
  id: uuid pk
