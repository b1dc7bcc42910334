table "countries" {
  schema = schema.public
  column "code" {
    null = false
    type = character(2)
  }
  column "name" {
    null = true
    type = text
  }
  column "facts" {
    null = true
    type = jsonb
  }
  column "id" {
    null = false
    type = integer
    identity {
      generated = ALWAYS
    }
  }
  column "seen" {
    null    = false
    type    = timestamptz
    default = sql("now()")
  }
  primary_key {
    columns = [column.code]
  }
  check "short" {
    expr = "(length(name) < 20)"
  }
}
schema "public" {
  comment = "standard public schema"
}
