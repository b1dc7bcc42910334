schema "a" {}
schema "b" {}

table "a" "t" {
  schema = schema.a
  column "id" { type = int }
  primary_key { columns = [column.id] }
}

table "b" "t" {
  schema = schema.b
  column "id" { type = int }
  column "a_id" { type = int }
  foreign_key "to_a" {
    columns     = [column.a_id]
    ref_columns = [table.a.t.column.id]
  }
}
