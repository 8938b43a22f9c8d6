entity Berth "Berth":
  id: uuid pk

workspace quay_desk "Quay desk":
  purpose: "What moves today"

persona clerk "Clerk":
  default_workspace: quay_dsek
  uses nav quay_naf

nav quay_nav:
  group "Quay":
    Berht
    quay_desks

scenario storm_day "Storm day":
  as persona clrek:
    start_route: "/app"
