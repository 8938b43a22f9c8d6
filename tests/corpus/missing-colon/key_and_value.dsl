module club.kites

entity Kite "Kite":
  id uuid pk
  tag: str(12)
  transitions
    dry -> wet
  status: enum[dry, wet]=dry

surface kite_list "Kites"
  uses entity Kite
  mode list
