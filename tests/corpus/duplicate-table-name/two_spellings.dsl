entity LineItem "Line":
  id: uuid pk

entity Line_Item "Line":
  id: uuid pk
