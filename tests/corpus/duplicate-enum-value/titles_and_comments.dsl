enum Wind "Wind":
  calm
  fresh "Fresh"
  # the same, called otherwise
  fresh "Stiff"
  calm

entity Kite "Kite":
  id: uuid pk
  wing: enum[
    delta,
    box,  # the classic
    delta
  ]
