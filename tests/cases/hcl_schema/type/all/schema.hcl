schema "public" {}
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
  default = "anonymous"
}
composite "address" {
  schema = schema.public
  field "zip" { type = domain.us_postal_code }
  field "lines" {
    type    = sql("text[]")
    comment = "at most three"
  }
}
range "floats" {
  schema       = schema.public
  subtype      = float8
  subtype_diff = "float8mi"
}
sequence "s1" { schema = schema.public }
sequence "s2" {
  schema    = schema.public
  type      = smallint
  start     = 100
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
table "t" {
  schema = schema.public
  column "id" {
    type    = bigint
    default = sql("nextval('s3')")
  }
  column "address" { type = composite.address }
  column "floats" { type = range.floats }
  column "zip" { type = domain.us_postal_code }
  column "wait" { type = day_to_second(3) }
  column "bits" { type = bit_varying(4) }
}
collation "german" {
  schema   = schema.public
  provider = icu
  locale   = "de-DE"
}
cast "text_to_address" {
  source  = text
  target  = composite.address
  inout   = true
  context = ASSIGNMENT
}
statistics "t_zip" {
  schema  = schema.public
  on      = table.t
  kinds   = [NDISTINCT]
  columns = [table.t.column.zip, table.t.column.id]
}
