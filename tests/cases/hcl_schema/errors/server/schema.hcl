schema "public" {}
table "users" {
  schema = schema.public
  column "id" {
    type    = int
    default = sql("'x'::nothing")
  }
  column "kind" { type = sql("missing_type") }
}
table "orders" {
  schema = schema.public
  column "id" { type = int }
  column "total" {
    type = int
    null = true
  }
  check "positive" { expr = "amount > 0" }
  index "by_price" {
    on { expr = "lower(price)" }
  }
  comment = "its index fails"
}
view "v" {
  schema = schema.public
  as     = <<-SQL
    SELECT id,
           totl
    FROM orders
  SQL
}
function "f" {
  schema = schema.public
  lang   = SQL
  return = int
  as     = "SELEC 1"
}
