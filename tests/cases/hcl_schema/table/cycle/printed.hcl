table "left" {
  schema = schema.public
  column "id" {
    null = false
    type = integer
  }
  column "right_id" {
    null = false
    type = integer
  }
  primary_key {
    columns = [column.id]
  }
  foreign_key "to_right" {
    columns     = [column.right_id]
    ref_columns = [table.right.column.id]
    on_update   = NO_ACTION
    on_delete   = NO_ACTION
  }
  check "fine" {
    expr = "public.is_fine(\"left\".*)"
  }
}
table "right" {
  schema = schema.public
  column "id" {
    null = false
    type = integer
  }
  column "left_id" {
    null = false
    type = integer
  }
  primary_key {
    columns = [column.id]
  }
  foreign_key "to_left" {
    columns     = [column.left_id]
    ref_columns = [table.left.column.id]
    on_update   = NO_ACTION
    on_delete   = NO_ACTION
  }
}
function "is_fine" {
  schema = schema.public
  lang   = SQL
  arg "row" {
    type = table.left
  }
  return     = boolean
  as         = "SELECT row.id > 0"
  volatility = IMMUTABLE
  depends_on = [table.left]
}
schema "public" {
  comment = "standard public schema"
}
