entity Kite "Kite":
  id: uuid pk
  wing: enum("delta", parafoil)=parafoil required
  size: enum small, large=large
