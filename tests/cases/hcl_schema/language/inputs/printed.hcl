table "acme_users" {
  schema = schema.acme
  column "id" {
    null = false
    type = bigint
  }
  column "note" {
    null    = false
    type    = text
    default = "X"
  }
}
table "each_a" {
  schema = schema.acme
  column "id" {
    null = false
    type = integer
  }
}
table "each_b" {
  schema = schema.acme
  column "id" {
    null = false
    type = integer
  }
}
view "all_users" {
  schema     = schema.acme
  as         = <<-SQL
  SELECT acme_users.id
     FROM acme.acme_users
  SQL
  depends_on = [table.acme_users]
}
schema "acme" {
}
schema "public" {
  comment = "standard public schema"
}
