entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  display_field: tga
  unique tag, winng
  index sizze desc
