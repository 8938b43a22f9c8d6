entity Club "Club":
  id: uuid pk
  owner_id: ref Pilot

entity Pilot "Pilot":
  id: uuid pk
  rank: enum[novice, pro]
  club: ref Club

entity Kite "Kite":
  id: uuid pk
  tag: str(12) required
  pilot: ref Pilot
  about: poly_ref [Kite, Pilot]
  scope:
    list: pilot = current_user or pilot.club.owner.rank = pro
      as: *
    read: about[Pilot].rank = novice or tag = special
      as: *
    update: via Pilot(club = current_user.club, id = id)
      as: *
