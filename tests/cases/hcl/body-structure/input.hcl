# every form of a body
schema "public" {}
table "users" {
  schema = schema_name // trailing comment
  column "id" { type = 1 }
  column id2 {

    type = {
      a = 1
      "b" : 2, c = 3
    }
  } /* after a block */
}
table "s" "odd \"name\"" {
}
name   =   "last"   # no newline at the end