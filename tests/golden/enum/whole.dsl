enum Weather "Weather":
  calm "Calm"
  fresh
  "9 beaufort" "Storm"
  semantic: calm=positive, "9 beaufort"=destructive

entity Report "Report":
  id: uuid pk
  weather: Weather=calm required
