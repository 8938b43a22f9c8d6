persona clerk "Quay clerk":
  description: 'Logs arrivals in the "book"'
  goals:
    - "Book a berth quickly"
    - "Find a ship"
  proficiency: novice
  role: quay_clerk
  default_workspace: quay_desk
  default_route: "/app/workspaces/quay_desk"
  uses nav quay_nav

persona pilot "Harbour pilot":
  goals: "Know the next ship", "Know its draught"
  backed_by: Person
  link_via: mail

persona agent:
  backed_by: Person
  interactive: false

# What older files have: these lines are kept and never had a meaning.
persona owner "Owner":
  proficiency: expert
  proficiency_level: advanced
  session_style: "short, on a phone"
  capabilities:
    - read
    - write: "own vessels"
      limits: [10, 20]

entity Person "Person":
  id: uuid pk
  email: email required
  mail: email

nav quay_nav:
  group "Quay":
    Person

workspace quay_desk "Quay desk":
  purpose: "What moves today"
