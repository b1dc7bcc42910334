table "a" "t" {
  schema = schema.a
  column "id" {
    null = false
    type = integer
  }
  primary_key {
    columns = [column.id]
  }
}
table "b" "t" {
  schema = schema.b
  column "id" {
    null = false
    type = integer
  }
  column "a_id" {
    null = false
    type = integer
  }
  foreign_key "to_a" {
    columns     = [column.a_id]
    ref_columns = [table.a.t.column.id]
    on_update   = NO_ACTION
    on_delete   = NO_ACTION
  }
}
schema "a" {
}
schema "b" {
}
schema "public" {
  comment = "standard public schema"
}
