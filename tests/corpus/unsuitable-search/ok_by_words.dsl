entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  mail: email
  home: url
  short: slug
  note: text

search on Kite:
  fields: tag, mail, home, short, note
  ranking:
    tag: 4
    note: 1
  tokenizer: english
