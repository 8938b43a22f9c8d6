entity Spot "Spot":
  id: uuid pk
  label: str(20) was: tag required was: name

nav quay:
  group "Quay" icon=anchor icon=sail:
    Spot
