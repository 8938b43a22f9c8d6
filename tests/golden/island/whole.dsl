entity Berth "Berth":
  id: uuid pk

island tide_clock "Tide clock":
  entity: Berth
  src: "islands/tide.js"
  fallback: "Loading tide"
  prop units: str(3) = "m"
  prop hours: int
  event picked:
    detail: [hour, level]
