schema "public" {}
table "countries" {
  schema = schema.public
  column "code" {
    type = char(2)
  }
  column "name" {
    type = text
    null = true
  }
  column "facts" {
    type = jsonb
    null = true
  }
  column "id" {
    type = int
    identity {
      generated = ALWAYS
    }
  }
  column "seen" {
    type    = timestamptz
    default = sql("now()")
  }
  primary_key {
    columns = [column.code]
  }
  check "short" {
    expr = "length(name) < 20"
  }
}
locals {
  far = [{ code = "nz", name = "New Zealand" }]
}
data {
  table = table.countries
  rows = [
    { code = "de", name = "Deutschland", facts = { federal = true, states = [16] }, id = 1 },
    { code = "fr", name = null, seen = sql("now() - interval '1 day'") },
  ]
}
data "far" {
  table = table.countries
  rows  = local.far
}
