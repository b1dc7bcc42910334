schema "a" {}
schema "b" {}
table "a" "t" {
  schema = schema.a
  column "id" { type = int }
}
table "b" "t" {
  schema = schema.b
  column "id" { type = int }
}
view "v" {
  schema     = schema.a
  as         = "SELECT 1 AS one"
  depends_on = [table.t]
}
