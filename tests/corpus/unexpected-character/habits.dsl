entity Kite "Kite" {
  id: uuid pk;
  tag: str(12) required; # its number
  note: str(​20)
  age: int
  invariant: tag is not null && !(age < 0)
  permit: {
    list: authenticated
  }
}
entity Spot “Spot”:
  id: uuid pk
