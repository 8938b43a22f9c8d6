# What is kept, who works with it, and which pages there are. After a change:
#
#   dazzle validate                          is the text right?
#   dazzle db revision -m "what changed"     the migration, for you to read
#   dazzle serve                             applies it, and serves
module $label.app

app $label "$title":
  description: "Contacts, and what there is to do for them"

persona member "Member":
  description: "Keeps contacts and works through the tasks"

entity Contact "Contact":
  intent: "A person or a company"
  display_field: name
  id: uuid pk
  name: str(120) required
  email: email unique pii(category=contact)
  phone: str(40) pii(category=contact)
  created_at: datetime auto_add
  tasks: has_many Task cascade

entity Task "Task":
  intent: "Something to do for a contact"
  display_field: summary
  id: uuid pk
  contact: ref Contact required
  summary: str(160) required
  details: text
  status: enum[open, started, done] = open required
  due_on: date
  created_at: datetime auto_add
  index status, due_on
  transitions:
    open -> started
    started -> done
    started -> open

surface contact_list "Contacts":
  uses entity Contact
  mode: list
  section main:
    field name "Name"
    field email "E-mail"
    field phone "Phone"
  ux:
    purpose: "Find a contact"
    sort: name asc
    search: name, email
    empty: "No contact yet"

surface contact_view "Contact":
  uses entity Contact
  mode: view
  section main "Contact":
    field name "Name"
    field email "E-mail"
    field phone "Phone"
    field created_at "Since"

surface contact_create "New contact":
  uses entity Contact
  mode: create
  section main:
    field name "Name"
    field email "E-mail"
    field phone "Phone"

surface contact_edit "Change the contact":
  uses entity Contact
  mode: edit
  section main:
    field name "Name"
    field email "E-mail"
    field phone "Phone"

surface task_list "Tasks":
  uses entity Task
  mode: list
  section main:
    field summary "Task"
    field contact "Contact"
    field status "Status"
    field due_on "Due"
  ux:
    purpose: "See what is to be done next"
    sort: due_on asc
    filter: status, contact
    search: summary
    empty: "Nothing to do"

surface task_view "Task":
  uses entity Task
  mode: view
  section main "Task":
    field summary "Task"
    field contact "Contact"
    field status "Status"
    field due_on "Due"
    field details "Details"

surface task_create "New task":
  uses entity Task
  mode: create
  section main:
    field contact "Contact"
    field summary "Task"
    field due_on "Due"
    field details "Details"

surface task_edit "Change the task":
  uses entity Task
  mode: edit
  section main:
    field summary "Task"
    field status "Status"
    field due_on "Due"
    field details "Details"
