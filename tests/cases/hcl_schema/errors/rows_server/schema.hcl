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
table "cities" {
  schema = schema.public
  column "country" {
    type = char(2)
  }
  foreign_key "in_country" {
    columns     = [column.country]
    ref_columns = [table.countries.column.code]
  }
}
data {
  table = table.countries
  rows  = [{ code = "de" }, { code = "fr" }, { code = "de" }]
}
data "cities" {
  table = table.cities
  rows  = [{ country = "xx" }]
}
