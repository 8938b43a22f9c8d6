# What people report through the feedback button.
module dazzle.feedback

entity FeedbackReport "Feedback report":
  intent: "One thing that somebody who uses the application wants to be told or mended"
  domain: platform
  display_field: description
  id: uuid pk
  category: enum[bug, ux, visual, behaviour, enhancement, other] required
  severity: enum[blocker, annoying, minor] = minor
  description: text required
  page_url: str(500)
  page_title: str(200)
  persona: str(50)
  viewport: str(20)
  user_agent: str(500)
  console_errors: text
  nav_history: text
  page_snapshot: text
  screenshot_data: text
  annotation_data: text
  agent_classification: str(100)
  related_entity: str(100)
  related_story: str(20)
  agent_notes: text
  reported_by: str(200)
  assigned_to: str(200)
  resolved_by: str(200)
  created_at: datetime = now
  updated_at: datetime = now
  resolved_at: datetime
  status: enum[new, triaged, in_progress, resolved, verified, wont_fix, duplicate] = new
  idempotency_key: str(36) unique
  notification_sent: bool = false
  index created_at desc
  index status, created_at desc
  index reported_by, status  # asked on every page: is there news for this person?
  transitions:
    new -> triaged
    triaged -> in_progress
    triaged -> wont_fix
    triaged -> duplicate
    triaged -> resolved
    in_progress -> resolved
    in_progress -> wont_fix
    resolved -> verified
    resolved -> in_progress
  permit:
    create: authenticated
    read: authenticated
    list: authenticated
    update: authenticated
    delete: authenticated
  scope:
    create: reported_by = current_user.email
      as: *
    read: reported_by = current_user.email
      as: *
    list: reported_by = current_user.email
      as: *
    update: reported_by = current_user.email
      as: *
    delete: reported_by = current_user.email
      as: *
    create: all
      as: admin, super_admin
    read: all
      as: admin, super_admin
    list: all
      as: admin, super_admin
    update: all
      as: admin, super_admin
    delete: all
      as: admin, super_admin

surface feedback_create "Send feedback":
  uses entity FeedbackReport
  mode: create
  access: authenticated

surface feedback_admin "Feedback":
  uses entity FeedbackReport
  mode: list
  access: authenticated
  section main:
    field category "Category"
    field severity "Severity"
    field description "Description"
    field status "Status"
    field reported_by "Reported by"
    field page_url "Page"
    field created_at "Created"
  ux:
    sort: created_at desc
    filter: category, severity, status, notification_sent, reported_by
    search: description, reported_by
    empty: "No feedback yet"

surface feedback_edit "Work on feedback":
  uses entity FeedbackReport
  mode: edit
  access: authenticated
  section state "State":
    field status "Status"
    field assigned_to "Assigned to"
  section notes "Notes":
    field agent_notes "Notes"
    field agent_classification "Classification"
  section related "Related":
    field related_entity "Entity"
    field related_story "Story"
