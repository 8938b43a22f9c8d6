entity Member "Member":
  id: uuid pk
  mail: email required unique
  name: str(80) required
  rank: enum[novice, pilot]=novice required
  level: int required
  nick: str(40)
  auth_identity:
    link_via: email
    map:
      id: id
      mail: email
      name: email_localpart
      nick: username
    default:
      level: 1
      rank: pilot
