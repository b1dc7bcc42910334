table "base" {
  schema = schema.public
  column "a" {
    null = false
    type = integer
  }
}
table "derived" {
  schema   = schema.public
  inherits = [table.base]
  column "b" {
    null = false
    type = integer
  }
  index "derived_a" {
    columns = [column.a]
  }
}
table "logs" {
  schema = schema.public
  column "ts" {
    null = false
    type = timestamptz
  }
  column "kind" {
    null = false
    type = text
  }
  column "text" {
    null    = true
    type    = text
    default = ""
  }
  index "logs_text" {
    columns = [column.text]
  }
  partition {
    type    = RANGE
    columns = [column.ts]
  }
}
partition "logs_2024" {
  schema = schema.public
  of     = table.logs
  range {
    from = ["2024-01-01 00:00:00+00"]
    to   = ["2025-01-01 00:00:00+00"]
  }
  column "text" {
    default = "2024"
    comment = "differs from the parent"
  }
}
partition "logs_old" {
  schema = schema.public
  of     = table.logs
  range {
    from = [MINVALUE]
    to   = ["2024-01-01 00:00:00+00"]
  }
  partition {
    type = LIST
    by {
      expr = "lower(kind)"
    }
  }
}
partition "logs_old_debug" {
  schema = schema.public
  of     = partition.logs_old
  in     = ["debug", "trace"]
}
partition "logs_old_rest" {
  schema  = schema.public
  of      = partition.logs_old
  default = true
}
table "measures" {
  schema = schema.public
  column "id" {
    null = false
    type = bigint
  }
  partition {
    type    = HASH
    columns = [column.id]
  }
}
partition "measures_0" {
  schema    = schema.public
  of        = table.measures
  modulus   = 2
  remainder = 0
}
schema "public" {
  comment = "standard public schema"
}
