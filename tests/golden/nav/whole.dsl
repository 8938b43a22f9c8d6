nav quay_nav:
  group "Quay" icon=anchor:
    Berth
    Docking icon=arrow-right-circle
    quay_desk icon=gauge
  nav_group "Office" icon=file-2 collapsed when: role(harbourmaster) or current_user.senior = true:
    Invoice when: role(clerk)
    item
    group

# A title, and a group that is open though it could be closed.
nav short_nav "In short":
  group 'Everything' collapsed=false:
    Berth collapsed

entity Berth "Berth":
  id: uuid pk
entity Docking "Docking":
  id: uuid pk
entity Invoice "Invoice":
  id: uuid pk

workspace quay_desk "Quay desk":
  purpose: "What moves today"
workspace item "An item of the office":
  purpose: "Named as a word that means nothing here"
workspace group "A group of ships":
  purpose: "Named as the word above it"
