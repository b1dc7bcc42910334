table "t" {
  schema = schema.public
  column "id" {
    null    = false
    type    = bigint
    default = sql("nextval('public.s3'::regclass)")
  }
  column "address" {
    null = false
    type = composite.address
  }
  column "floats" {
    null = false
    type = range.floats
  }
  column "zip" {
    null = false
    type = domain.us_postal_code
  }
  column "wait" {
    null = false
    type = sql("interval day to second(3)")
  }
  column "bits" {
    null = false
    type = bit_varying(4)
  }
}
statistics "t_zip" {
  schema  = schema.public
  on      = table.t
  kinds   = [NDISTINCT]
  columns = ["id", "zip"]
}
sequence "s1" {
  schema = schema.public
}
sequence "s2" {
  schema    = schema.public
  type      = smallint
  increment = 2
  min_value = 100
  max_value = 1000
  cycle     = true
}
sequence "s3" {
  schema  = schema.public
  owner   = table.t.column.id
  comment = "Sequence with column owner"
}
domain "us_postal_code" {
  schema = schema.public
  type   = text
  null   = true
  check "us_postal_code_check" {
    expr = "((VALUE ~ '^\\d{5}$'::text) OR (VALUE ~ '^\\d{5}-\\d{4}$'::text))"
  }
}
domain "username" {
  schema  = schema.public
  type    = text
  null    = false
  default = "anonymous"
}
composite "address" {
  schema = schema.public
  field "zip" {
    type = domain.us_postal_code
  }
  field "lines" {
    type    = sql("text[]")
    comment = "at most three"
  }
}
range "floats" {
  schema       = schema.public
  subtype      = double_precision
  subtype_diff = "float8mi"
}
collation "german" {
  schema   = schema.public
  provider = icu
  locale   = "de-DE"
}
cast "text_AS_public_address" {
  name    = "text AS public.address"
  source  = text
  target  = composite.address
  inout   = true
  context = ASSIGNMENT
}
schema "public" {
  comment = "standard public schema"
}
