entity Member "Member":
  id: uuid pk
  auth_identity:
    link_via: email

entity Guest "Guest":
  id: uuid pk
  member: ref Member
