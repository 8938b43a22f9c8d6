entity LineItem "Line":
  id: uuid pk

entity Line_Item "Line":
  table: old_line_item
  id: uuid pk
