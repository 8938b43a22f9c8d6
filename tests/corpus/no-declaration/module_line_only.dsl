module club.kites

app club "Club"
