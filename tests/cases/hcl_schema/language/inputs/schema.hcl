variable "tenant" {
  type    = string
  default = "acme"
}
locals {
  prefix = "${var.tenant}_"
}
schema "tenant" {
  name = var.tenant
}
table "users" {
  name   = "${local.prefix}users"
  schema = schema.tenant
  column "id" { type = var.tenant == "acme" ? bigint : int }
  column "note" {
    type    = text
    default = upper("x")
  }
}
table "each" {
  for_each = toset(["a", "b"])
  name     = "each_${each.value}"
  schema   = schema.tenant
  column "id" { type = int }
}
view "all_users" {
  schema     = schema.tenant
  as         = "SELECT id FROM ${table.users.name}"
  depends_on = [table.users]
}
