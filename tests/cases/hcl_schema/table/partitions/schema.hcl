schema "public" {}

table "logs" {
  schema = schema.public
  column "ts" { type = timestamptz }
  column "kind" { type = text }
  column "text" {
    type    = text
    null    = true
    default = ""
  }
  index "logs_text" { columns = [column.text] }
  partition {
    type    = RANGE
    columns = [column.ts]
  }
}

partition "logs_2024" {
  schema = schema.public
  of     = table.logs
  range {
    from = ["2024-01-01"]
    to   = ["2025-01-01"]
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
    to   = ["2024-01-01"]
  }
  partition {
    type = LIST
    by { expr = "lower(kind)" }
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
  column "id" { type = bigint }
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

table "base" {
  schema = schema.public
  column "a" { type = int }
}

table "derived" {
  schema   = schema.public
  inherits = [table.base]
  column "b" { type = int }
  index "derived_a" { columns = [column.a] }
}
