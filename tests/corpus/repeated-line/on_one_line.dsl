entity Spot "Spot":
  id: uuid pk
  label: str(20) was: tag required was: name

nav quay:
  group "Quay" icon=anchor icon=sail:
    Spot

entity Berth "Berth":
  id: uuid pk
  mail: email pii(category=contact) required pii(category=health)
  letter: file storage=desk storage=attic
  count: int = 1 required = 2
  twice: int required required unique unique
