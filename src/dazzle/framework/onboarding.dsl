# How far people have come in the guides that show them around.
module dazzle.onboarding

entity OnboardingState "Onboarding state":
  intent: "How far one person has come in one version of a guide"
  domain: platform
  display_field: guide_name
  id: uuid pk
  user_id: str(200) required
  guide_name: str(200) required
  guide_version: int = 1 required
  current_step: str(200)
  # These are lists of steps, and notes, in JSON: as `json` they can be asked for a step, and are nothing else.
  completed_steps: json = "[]"
  dismissed_steps: json = "[]"
  started_at: datetime = now
  completed_at: datetime
  metadata: json
  check "guide_version": guide_version >= 1
  unique user_id, guide_name, guide_version
  permit:
    create: authenticated
    read: authenticated
    list: authenticated
    update: authenticated
    delete: authenticated
  scope:
    create: user_id = current_user.id
      as: *
    read: user_id = current_user.id
      as: *
    list: user_id = current_user.id
      as: *
    update: user_id = current_user.id
      as: *
    delete: user_id = current_user.id
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
