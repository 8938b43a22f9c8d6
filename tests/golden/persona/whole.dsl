persona clerk "Quay clerk":
  description: 'Logs arrivals in the "book"'
  goals:
    - "Book a berth quickly"
    - "Find a ship"
  proficiency: novice
  role: quay_clerk

entity Report "Report":
  id: uuid pk
