app harbour "Harbour":
  description: "Berths, ships and dues"
  security_profile: strict
  multi_tenant: false
  audit_trail: true
  theme: deep-sea
  menubar: "compact"

module golden.whole

entity Berth "Berth":
  id: uuid pk
