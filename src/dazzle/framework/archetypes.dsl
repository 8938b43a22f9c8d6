# What entities are given beside the fields that they declare: by the kind of thing their rows are (`archetype: user`),
# by a line of their own (`soft_delete`, `signable: true`), by `tenancy:`. A field that the entity declares is left alone.
# The linker puts the project's entities in the places of User and Tenant.
module framework.archetypes

archetype user:
  password_hash: str(255) sensitive
  email_verified: bool = false
  email_verify_token: str(100) sensitive
  password_reset_token: str(100) sensitive
  password_reset_expires: datetime
  is_active: bool = true
  last_login: datetime
  auth_provider: enum[local, google, apple, github] = local
  auth_provider_id: str(255)
  created_at: datetime auto_add

archetype user_membership:
  user: ref User required
  tenant: ref Tenant required
  personas: json = "[]"
  is_primary: bool = false
  invited_by: ref User
  invited_at: datetime auto_add
  accepted_at: datetime

archetype profile:
  identity_id: uuid required unique

archetype soft_delete:
  deleted_at: datetime

archetype signable:
  status: enum[draft, sent, viewed, signed, declined, expired, superseded] = draft required
  signing_service: enum[native, manual] = native required
  signing_url: str(500)
  signed_document: file
  signing_token_hash: str(64) sensitive
  signer_ip: str(45)
  signer_user_agent: str(500)
  sent_at: datetime
  viewed_at: datetime
  signed_at: datetime
  expires_at: datetime

# `synced_at` becomes `balance_synced_at`, beside the field that a ledger writes its balance to.
archetype ledger:
  synced_at: datetime

archetype tenancy:
  tenant_id: ref Tenant required

archetype subtype_of:
  id: ref Base cascade pk
