entity Member "Member":
  id: uuid pk
  mail: email required unique pii(category=contact)
  rank: str(20) required
  joined: date = today required
  auth_identity:
    link_via: email
    map:
      mail: email
    default:
      rank: novice
