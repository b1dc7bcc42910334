table "t" {
  schema = schema.public
  column "id" { type = int
}
