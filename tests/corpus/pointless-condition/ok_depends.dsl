entity Kite "Kite":
  id: uuid pk
  size: int
  least: int
  status: enum[dry, wet]=dry
  born: date
  best: ref Kite
  invariant: size >= least and size != best.size
  invariant: status in [dry] and status != wet
  invariant: now > today or born < today + 3d
