entity Kite "Kite":
  id: uuid pk
  tag: str(12)
  status: enum[dry, wet]=dry
  transitons:
    dry -> wet
  invarient: tag is not null
    message: "A kite has a tag"
  uniqe tag, status
