# Who changed which field of a row. Entries are added, and nobody is permitted to change one.
module dazzle.audit

entity AuditEntry "Audit entry":
  intent: "One field of one row that somebody changed, as it was before and as it is after"
  domain: platform
  patterns: system, audit
  display_field: entity_type
  id: uuid pk
  entity_type: str(200) required
  entity_id: str(200) required  # keys of any type, as text; the row may be gone, so nothing refers to it
  field_name: str(200) required
  operation: enum[create, update, delete] = update required
  before_value: text  # JSON, letter by letter as it was: `json` would put it in order
  after_value: text
  by_user_id: str(200)
  at: datetime = now required
  index entity_type, entity_id, at desc
  index at desc
  permit:
    create: authenticated
    list: role(admin) or role(super_admin)
    read: role(admin) or role(super_admin)

surface auditentry_admin "Audit trail":
  uses entity AuditEntry
  mode: list
  access: persona(admin, super_admin)
  section main:
    field at "Time"
    field entity_type "Entity"
    field entity_id "Row"
    field field_name "Field"
    field operation "Operation"
    field by_user_id "By"
  ux:
    sort: at desc
    filter: entity_type, operation
    search: entity_id, field_name, by_user_id
    empty: "No records yet."
