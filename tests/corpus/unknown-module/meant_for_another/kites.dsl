module club.kites

use club.member

entity Kite "Kite":
  id: uuid pk
  keeper: ref Member
  owner: ref Member
