table "users" {
  schema = schema.public
  column "id" {
    null = false
    type = integer
  }
  column "name" {
    null = true
    type = text
  }
}
view "first" {
  schema = schema.public
  column "id" {
    comment = "of the user"
  }
  as           = <<-SQL
  SELECT users.id,
      users.name
     FROM public.users
    WHERE (users.id > 0)
  SQL
  check_option = CASCADED
  security     = INVOKER
  depends_on   = [table.users]
  comment      = "those that are there"
}
view "second" {
  schema     = schema.public
  as         = <<-SQL
  SELECT first.id
     FROM public.first
  SQL
  depends_on = [view.first]
}
materialized "counts" {
  schema = schema.public
  as     = <<-SQL
  SELECT users.name,
      count(*) AS n
     FROM public.users
    GROUP BY users.name
  SQL
  index "counts_name" {
    unique  = true
    columns = [column.name]
  }
  depends_on = [table.users]
}
schema "public" {
  comment = "standard public schema"
}
