entity Docking "Docking":
  id: uuid pk
  flagged: bool=false

service check_papers "Check":
  kind: validation

message Note "Note":
  code: str(9)

channel post "Post":
  kind: email

process clear_vessel "Clear vessel":
  steps:
    - step check:
        service: check_papers
        condition: length_m > 3
        effects:
          - update Docking:
              set:
                - flagged -> true
    - step tell:
        channel: post
        message: Note
