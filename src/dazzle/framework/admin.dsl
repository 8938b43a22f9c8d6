# What the people who run an application look at. The virtual ones show the living process; they have no table.
module dazzle.admin

entity SystemHealth "System health":
  intent: "How one part of the running application is, as it was last asked"
  domain: platform
  patterns: system, monitoring
  display_field: component
  virtual: health
  id: uuid pk
  component: str(100) required
  status: enum[healthy, degraded, unhealthy] required
  message: text
  latency_ms: float
  checked_at: datetime = now
  permit:
    list: role(admin) or role(super_admin)
    read: role(admin) or role(super_admin)

entity SystemMetric "System metric":
  intent: "One figure of the running application, counted up to a moment"
  domain: platform
  patterns: system, monitoring
  display_field: name
  virtual: metrics
  id: uuid pk
  name: str(200) required
  value: float required
  unit: str(50)
  tags: text
  bucket_start: datetime
  resolution: str(10)
  permit:
    list: role(admin) or role(super_admin)
    read: role(admin) or role(super_admin)

entity DeployHistory "Deployment":
  intent: "One step of a deployment: a revision that was applied to the database, or taken back"
  domain: platform
  patterns: system, audit
  display_field: version
  id: uuid pk
  version: str(50) required
  previous_version: str(50)
  deployed_by: str(200)
  deployed_at: datetime = now
  status: enum[pending, in_progress, completed, failed, rolled_back] = pending
  rollback_of: str(50)
  duration_ms: int  # beside the published fields: how long the step took
  check "duration_ms": duration_ms >= 0
  index deployed_at desc
  permit:
    list: role(admin) or role(super_admin)
    read: role(admin) or role(super_admin)

entity ProcessRun "Process run":
  intent: "One run of a process, with the step that it has come to"
  domain: platform
  patterns: system, audit
  display_field: process_name
  virtual: processes
  id: uuid pk
  process_name: str(200) required
  status: enum[pending, running, waiting, suspended, compensating, completed, failed, cancelled] = pending
  started_at: datetime
  completed_at: datetime
  current_step: str(200)
  error: text
  permit:
    list: role(admin) or role(super_admin)
    read: role(admin) or role(super_admin)

entity SessionInfo "Session":
  intent: "Somebody who is signed in, from where, and until when"
  domain: platform
  patterns: system, audit
  display_field: email
  id: uuid pk
  user_id: str(200) required
  email: str(200)
  created_at: datetime = now
  expires_at: datetime
  ip_address: str(45)
  user_agent: str(500)
  is_active: bool = true
  index user_id
  index expires_at
  index created_at desc
  permit:
    list: role(admin) or role(super_admin)
    read: role(admin) or role(super_admin)

entity LogEntry "Log entry":
  intent: "One line that the application has written to its log"
  domain: platform
  patterns: system, monitoring
  display_field: message
  virtual: logs
  id: uuid pk
  timestamp: datetime = now
  level: enum[DEBUG, INFO, WARNING, ERROR, CRITICAL] required
  component: str(200)
  message: text required
  source: str(200)
  permit:
    list: role(admin) or role(super_admin)
    read: role(admin) or role(super_admin)

entity EventTrace "Event":
  intent: "One event that went from a part of the application to others"
  domain: platform
  patterns: system, monitoring
  display_field: topic
  virtual: events
  id: uuid pk
  topic: str(200) required
  event_type: str(200)
  key: str(200)
  timestamp: datetime = now
  payload_preview: text
  correlation_id: str(36)
  permit:
    list: role(admin) or role(super_admin)
    read: role(admin) or role(super_admin)

surface _admin_health "System health":
  uses entity SystemHealth
  mode: list
  access: persona(admin, super_admin)
  section main:
    field component "Component"
    field status "Status"
    field message "Message"
    field checked_at "Checked"
  ux:
    sort: checked_at desc
    filter: status
    search: component, message
    empty: "No records yet."

surface _admin_deploys "Deployments":
  uses entity DeployHistory
  mode: list
  access: persona(admin, super_admin)
  section main:
    field version "Version"
    field status "Status"
    field deployed_by "Deployed by"
    field deployed_at "Deployed"
  ux:
    sort: deployed_at desc
    filter: status
    search: version, deployed_by
    empty: "No records yet."

surface _admin_metrics "System metrics":
  uses entity SystemMetric
  mode: list
  access: persona(admin, super_admin)
  section main:
    field name "Name"
    field value "Value"
    field unit "Unit"
    field bucket_start "Since"
  ux:
    sort: name asc
    search: name
    empty: "No records yet."

surface _admin_processes "Process runs":
  uses entity ProcessRun
  mode: list
  access: persona(admin, super_admin)
  section main:
    field process_name "Process"
    field status "Status"
    field started_at "Started"
    field current_step "Step"
  ux:
    sort: started_at desc
    filter: status, process_name
    empty: "No records yet."

surface _admin_sessions "Sessions":
  uses entity SessionInfo
  mode: list
  access: persona(admin, super_admin)
  section main:
    field email "E-mail"
    field ip_address "Address"
    field created_at "Created"
    field expires_at "Expires"
  ux:
    sort: created_at desc
    search: email, ip_address
    empty: "No records yet."

surface _admin_logs "Log":
  uses entity LogEntry
  mode: list
  access: persona(admin, super_admin)
  section main:
    field timestamp "Time"
    field level "Level"
    field component "Component"
    field message "Message"
  ux:
    sort: timestamp desc
    filter: level, component
    search: message
    empty: "No records yet."

surface _admin_events "Events":
  uses entity EventTrace
  mode: list
  access: persona(admin, super_admin)
  section main:
    field topic "Topic"
    field event_type "Type"
    field key "Key"
    field timestamp "Time"
  ux:
    sort: timestamp desc
    filter: event_type, topic
    search: key
    empty: "No records yet."
