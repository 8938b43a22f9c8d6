entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  mail: email
  note: text

surface kite_list "Kites":
  uses entity Kite
  mode: list
  ux:
    search: tag, mail, note
