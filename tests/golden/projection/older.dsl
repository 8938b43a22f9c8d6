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

event_model:
  topic quay_events:
    retention: 30d
    partition_key: docking_id
  topic bare:
    retention: 14
  event VesselCleared:
    topic: quay_events
    fields:
      docking_id: uuid required
      note: text
  event VesselLeft "Left":
    topic: quay_events
    payload: Docking
    version: "2"

project QuayLoad from topic: quay_events:
  on VesselCleared:
    upsert with docking_id, state="cleared", count = 3
  on VesselLeft:
    update state="left"
    delete
