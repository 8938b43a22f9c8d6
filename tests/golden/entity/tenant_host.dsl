entity Club "Club":
  archetype: tenant
  id: uuid pk
  name: str(60) required
  slug: slug required unique
  roles: json
  tenant_host:
    domain: kites.example
    slug_field: slug
    canonical_hosts: [www.kites.example, localhost]
    cookie_scope: apex
    super_admin_role: owner
    history_entity: ClubSlug
    not_found_template: pages.hosts:missing
    expired_template: "pages.hosts:expired"
    order: 1
    membership_gated: yes
  membership:
    roles: roles

entity ClubSlug "Club slug":
  id: uuid pk
  club: ref Club required
  slug: slug required

entity Section "Section":
  id: uuid pk
  club: ref Club required
  short: slug required
  tenant_host:
    domain: sections.kites.example
    slug_field: short
    parent: club
    order: 2
