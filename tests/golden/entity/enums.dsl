# A shared enum is a type, and lends its titles and tones to an inline enum of the same values.
enum Gust "Gust level":
  calm "Calm air"
  fresh
  "gale force" "Gale"
  semantic: calm=positive, fresh=warning

entity Flight "Flight":
  id: uuid pk
  gust: Gust = calm required
  forecast: enum["gale force", calm, fresh]
  other: enum[calm, fresh]
    semantic: fresh=destructive, calm=neutral
  own: enum[fresh, calm, "gale force"] = fresh
    semantic: "gale force"=info
