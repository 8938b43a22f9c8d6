# The older ways to say who may do what.
entity Trip "Trip":
  id: uuid pk
  title: str(60) required
  public: bool = false
  pilot: str(40)
  visible:
    when anonymous: public = true
    when authenticated: public = true or pilot = current_user
  permissions:
    create: authenticated
    update: pilot = current_user or role(marshal)
    delete: role(marshal)

entity Log "Log":
  id: uuid pk
  author: str(40)
  access:
    read: authenticated
    write: author = current_user
    create: role(pilot)
    delete: role(marshal)
    list: anonymous
