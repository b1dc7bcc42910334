schema "public" {}
tabel "users" {
  schema = schema.public
}
table "users" {
  schema = schema.publik
  colour = "red"
  column "id" {
    type    = integre
    nul     = true
    default = sql("1")
  }
  column "kind" { type = enum.knd }
  colum "x" { type = int }
  primary_key { columns = [column.ID] }
  foreign_key "f" {
    columns     = [column.id]
    ref_columns = [table.orders.column.nr]
    on_delete   = CASCAD
  }
  index "i" { columns = [colum.id] }
}
table "orders" {
  schema = schema.public
  column "id" { type = int }
}
enum "kind" {
  schema = schema.public
}
version = 1
