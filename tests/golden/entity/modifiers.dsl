# Modifiers and defaults in any order.
entity Kite "Kite":
  id: uuid pk
  tag: str(12) unique required was: label
  code: str(4) ="K-1" required was: old_code unique
  level: int = -1 optional
  depth: decimal(6,2) required =-0.5
  checked: bool=false sensitive
  maker: str(40) pii
  owner: str(40) pii() searchable
  phone: str(20) pii(sensitivity=high, category=contact) indexed
  manual: file(20MB, ui: managed_upload) storage=manuals|backup required
  photo: file storage=photos
  seen: datetime auto_update unique
  made: datetime auto_add
  bought_on: date = today()
  next_check: date=today + 90d
  noticed_at: datetime = now - 24h
  wing: enum[delta, "two line", box,]="two line" required
  note: text = "none yet"
  tags: json = "[]"
  quote: url = "https://kites.example/a/b"
  grade: enum[a, b] = b optional
    semantic: a=positive, b=warning
