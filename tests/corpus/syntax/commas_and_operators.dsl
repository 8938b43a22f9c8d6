enum Wind "Wind":
  calm
  fresh,

entity Kite "Kite":
  id: uuid pk
  tag: str(12) required, unique
  size: int
  wind: Wind
  invariant: size => 1
  invariant: size <> 3 or size =< 2
  invariant: wind === calm
