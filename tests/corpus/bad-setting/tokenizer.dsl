entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  note: text
  since: date
  until: date
  temporal:
    start_field: since
    end_field: until
    key_field: tag
    overlap: forbit

search on Kite:
  fields: tag
  tokenizer: englisch
