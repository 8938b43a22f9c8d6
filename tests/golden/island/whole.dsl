island tide_clock "Tide clock":
  entity: Berth
  src: "islands/tide.js"
  fallback: "Loading
    the tide"
  prop units: str(2) = "m"
  prop hours: int = 12
  prop berth: ref Berth
  prop kinds: enum[spring, neap]
  event turned:
    detail: [height, at]
  event closed:
    detail: reason

island bare:
  src: "islands/bare.js"

entity Berth "Berth":
  id: uuid pk
