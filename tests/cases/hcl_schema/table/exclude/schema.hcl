schema "public" {}
table "bookings" {
  schema = schema.public
  column "during" { type = tstzrange }
  column "room" { type = int4range }
  exclude "no_overlap" {
    type = GIST
    on {
      column = column.room
      op     = "="
    }
    on {
      column = column.during
      op     = "&&"
    }
    where = "NOT isempty(during)"
  }
}
