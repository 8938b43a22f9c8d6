entity Member "Member":
  id: uuid pk
  email: email
  balance: money(EUR)

entity Docking "Docking":
  id: uuid pk
  reference: str(12) unique
  status: enum[requested, approved, cleared, left]=requested
  eta: datetime
  length_m: decimal(6,2)
  owner: ref Member

param limits.warning "Warn at":
  type: int
  default: 30
  scope: tenant
  category: limits
  description: "Days before the due date"
  sensitive: false
  constraints:
    min_value: 1
    max_value: 90

param look.tone:
  type: str(10)
  default: "plain"
  scope: user
  category: "How it looks"
  constraints:
    min_length: 1
    max_length: 10
    enum_values: [plain, "loud"]
    pattern: "[a-z]+"

param score.bands:
  type: json
  default: [1, 2, 3]
  scope: system
  constraints:
    ordered: ascending
    range: [0, 10]
