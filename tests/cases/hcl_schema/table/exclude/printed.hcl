table "bookings" {
  schema = schema.public
  column "during" {
    null = false
    type = tstzrange
  }
  column "room" {
    null = false
    type = int4range
  }
  exclude "no_overlap" {
    type  = GIST
    where = "(NOT isempty(during))"
    on {
      column = column.room
      op     = "="
    }
    on {
      column = column.during
      op     = "&&"
    }
  }
}
schema "public" {
  comment = "standard public schema"
}
