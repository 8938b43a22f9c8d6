entity Docking "Docking":
  id: uuid pk

workspace quay_desk "Quay desk":
  calls:
    display: list
    limit: 10
  tide:
    display: status_list
    entries: "none"
