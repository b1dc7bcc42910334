schema "public" {}
table "countries" {
  schema = schema.public
  column "code" {
    type = char(2)
  }
  primary_key {
    columns = [column.code]
  }
}
data {
  table = table.country
  rows  = [{ code = "de" }]
}
data {
  table = table.countries
  rows  = { code = "de" }
}
data {
  table = table.countries
  row   = [{ code = "de" }]
}
enum "mood" {
  schema = schema.public
  values = ["happy", "blue"]
  value "blu" {
    renamed_from = "sad"
  }
  value "happy" {}
}
