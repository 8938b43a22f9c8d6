enum Gust "Gust":
  calm "Calm"
  fresh "Fresh"

entity Kite "Kite":
  id: uuid pk
  gust: Gust
