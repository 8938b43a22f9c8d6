module club.wind

enum Gust "Gust":
  low
  high
