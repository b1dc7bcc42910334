schema "public" {}
table "t" {
  schema = "public"
  column "a" {
    type = int
    null = "perhaps"
  }
  column "b" {}
  column { type = int }
  index "i" {
    columns = 7
    unique  = "yes"
  }
  check "c" {}
  partition {}
}
table "t" "u" "v" {}
view "w" {
  schema = schema.public
}
trigger "g" {
  on = table.t
}
policy "p" {
  on = view.w
  to = [PUBLICK]
}
sequence "s" {
  schema = schema.public
  start  = 1.5
}
