module club.a

enum Gust "Gust":
  calm
