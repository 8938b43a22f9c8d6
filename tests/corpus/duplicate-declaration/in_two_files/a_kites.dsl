module club.kites

enum Gust "Gust":
  calm
  fresh

entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
