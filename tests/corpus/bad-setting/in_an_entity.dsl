entity Kite "Kite":
  managed_by: robot
  expose: list, reed
  audit: creat
  id: uuid pk
  owner: str(40) pii(category=contcat, sensitivity=hight, kind=x)
  bulk: exports
