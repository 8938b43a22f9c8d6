entity Club "Club":
  id: uuid pk
  roles: json
  membership:
    roles: roles
