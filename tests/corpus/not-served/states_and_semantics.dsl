enum Gust "Gust":
  calm
  fresh
  semantic: calm=positive, fresh=warning

entity Kite "Kite":
  id: uuid pk
  wing: enum[delta, box]=delta
    semantic: delta=neutral, box=warning
  status: enum[dry, wet]=dry
  checked: date
  transitions:
    dry -> wet: role(pilot)
    wet -> dry: auto after 3 days or manual
    * -> wet:
      guard: checked is not null

surface kite_list "Kites":
  uses entity Kite
  mode: list
  access: persona(pilot)

feedback_widget: enabled
