schema "public" {}

# Each refers to the other, and the check of one to a function that takes its rows.
table "left" {
  schema = schema.public
  column "id" { type = int }
  column "right_id" { type = int }
  primary_key { columns = [column.id] }
  foreign_key "to_right" {
    columns     = [column.right_id]
    ref_columns = [table.right.column.id]
  }
  check "fine" { expr = "is_fine(\"left\")" }
}

table "right" {
  schema = schema.public
  column "id" { type = int }
  column "left_id" { type = int }
  primary_key { columns = [column.id] }
  foreign_key "to_left" {
    columns     = [column.left_id]
    ref_columns = [table.left.column.id]
  }
}

function "is_fine" {
  schema     = schema.public
  lang       = SQL
  volatility = IMMUTABLE
  arg "row" { type = table.left }
  return = bool
  as     = "SELECT row.id > 0"
}
