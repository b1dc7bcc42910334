schema "public" {}
table "users" {
  schema = schema.public
  column "id" { type = int }
  column "name" {
    type = text
    null = true
  }
}
view "second" {
  schema     = schema.public
  as         = "SELECT id FROM first"
  depends_on = [view.first]
}
view "first" {
  schema       = schema.public
  column "id" { comment = "of the user" }
  as           = <<-SQL
    SELECT id, name
    FROM users
    WHERE id > 0
  SQL
  check_option = CASCADED
  security     = INVOKER
  comment      = "those that are there"
}
materialized "counts" {
  schema = schema.public
  as     = "SELECT name, count(*) AS n FROM users GROUP BY name"
  index "counts_name" {
    unique  = true
    columns = [column.name]
  }
  depends_on = [table.users]
}
