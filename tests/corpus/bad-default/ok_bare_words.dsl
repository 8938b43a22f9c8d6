entity Kite "Kite":
  id: uuid pk
  at: time = now
  tag: str(12) = host
  zone: timezone = "Europe/Vienna"
  price: money(EUR) = 0 required
