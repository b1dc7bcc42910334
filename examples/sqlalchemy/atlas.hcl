data "external_schema" "sqlalchemy" {
  program = ["python3", "load_models.py"]
}

env "sqlalchemy" {
  src = data.external_schema.sqlalchemy.url
  url = getenv("DATABASE_URL")
  migration {
    dir = "file://migrations"
  }
}
