entity Kite "Kite":
  id: uuid pk
  rank: int
  deposit: int = if rank == 1: 0 else: 50
