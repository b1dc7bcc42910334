table "orders" {
  schema = schema.public
  owner  = "hcl_owner"
  column "id" {
    null = false
    type = integer
  }
  column "rep" {
    null = false
    type = text
  }
  row_security {
    enabled = true
  }
}
table "users" {
  schema = schema.public
  column "id" {
    null = false
    type = integer
  }
}
policy "restrict" {
  on      = table.orders
  as      = RESTRICTIVE
  for     = UPDATE
  to      = ["hcl_owner", "hcl_reader"]
  check   = "(id > 0)"
  comment = "This is a restrictive policy"
}
policy "sales_rep_access" {
  on    = table.orders
  for   = SELECT
  to    = [PUBLIC]
  using = "(rep = CURRENT_USER)"
}
permission {
  for        = table.orders
  to         = "hcl_reader"
  privileges = [SELECT]
}
permission {
  for        = table.users
  to         = "hcl_reader"
  privileges = [SELECT]
}
permission {
  for        = table.users.column.id
  to         = "hcl_owner"
  privileges = [UPDATE]
  grantable  = true
}
default_permission {
  schema     = schema.public
  on         = TABLES
  to         = "hcl_reader"
  privileges = [SELECT, INSERT]
}
schema "public" {
  comment = "standard public schema"
  owner   = "pg_database_owner"
}
