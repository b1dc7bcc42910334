schema "public" {}
role "hcl_reader" {}
role "hcl_owner" {
  login      = true
  conn_limit = 3
  member_of  = [role.hcl_reader]
}
table "orders" {
  schema = schema.public
  owner  = role.hcl_owner
  column "id" { type = int }
  column "rep" { type = text }
  row_security { enabled = true }
}
table "users" {
  schema = schema.public
  column "id" { type = int }
}
policy "sales_rep_access" {
  on    = table.orders
  for   = SELECT
  to    = [PUBLIC]
  using = "(rep = CURRENT_USER)"
}
policy "restrict" {
  on      = table.orders
  as      = RESTRICTIVE
  for     = UPDATE
  to      = [role.hcl_reader, "hcl_owner"]
  check   = "id > 0"
  comment = "This is a restrictive policy"
}
permission {
  for_each   = [table.orders, table.users]
  for        = each.value
  to         = role.hcl_reader
  privileges = [SELECT]
}
permission {
  for        = table.users.column.id
  to         = role.hcl_owner
  privileges = [UPDATE]
  grantable  = true
}
default_permission {
  schema     = schema.public
  on         = TABLES
  to         = role.hcl_reader
  privileges = [SELECT, INSERT]
}
