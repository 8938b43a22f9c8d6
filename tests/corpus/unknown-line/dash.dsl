entity Berth "Berth":
  id: uuid pk
  code: str(8)

persona clerk "Clerk":
  goals:
    "Book a berth quickly"

workspace quay_desk "Quay desk":
  purpse: "What moves today"
  berths:
    source: Berth

nav quay_nav:
  group "Quay":
    item Berth

demo:
  Berth:
    code: "A1"
