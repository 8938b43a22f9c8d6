entity Room "Room":
  id: uuid pk

entity Rate "Rate":
  id: uuid pk
  room: ref Room required
  since: date required
  until: date
  temporal:
    start_field: since
    end_field: until
    key_field: room
    overlap: allow
