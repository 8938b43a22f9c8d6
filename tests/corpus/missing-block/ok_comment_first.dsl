entity Kite "Kite":

# what it is
  id: uuid pk
