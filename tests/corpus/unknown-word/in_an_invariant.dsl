entity Kite "Kite":
  id: uuid pk
  status: enum[dry, wet]=dry
  invariant: status != drry or tagg is null
  invariant: lenght(status) > 2
