schema "public" {}
table "orders" {
  schema = schema.public
  column "id" { type = int }
  column "total" { type = numeric }
}
function "positive" {
  schema = schema.public
  lang   = SQL
  arg "v" { type = integer }
  return = boolean
  as     = "SELECT v > 0"
}
function "atomic" {
  schema = schema.public
  lang   = SQL
  arg "v" { type = integer }
  return = integer
  as     = <<-SQL
    BEGIN ATOMIC
      SELECT v + 1;
    END
  SQL
}
function "double" {
  schema     = schema.public
  lang       = SQL
  arg { type = integer }
  return     = integer
  as         = "RETURN $1 * 2"
  volatility = IMMUTABLE
  leakproof  = true
  strict     = true
  parallel   = SAFE
}
function "audit" {
  schema = schema.public
  lang   = PLpgSQL
  return = trigger
  as     = <<-SQL
    BEGIN
      RETURN NEW;
    END;
  SQL
  security      = DEFINER
  config_params = {
    search_path = "public"
    work_mem    = "8MB"
  }
  comment = "writes down what happens"
}
function "listing" {
  schema = schema.public
  lang   = SQL
  arg "from" {
    type    = integer
    default = 1
  }
  arg "rest" {
    type    = text
    default = "none"
  }
  arg "words" {
    mode    = VARIADIC
    type    = sql("text[]")
    default = sql("'{}'")
  }
  return_table {
    column "id" { type = int }
    column "word" { type = text }
  }
  as         = "SELECT 1, 'x'"
  depends_on = [table.orders]
}
procedure "clear" {
  schema = schema.public
  lang   = PLpgSQL
  arg "a" { type = date }
  arg "b" {
    type = text
    mode = INOUT
  }
  as = <<-SQL
    BEGIN
      DELETE FROM orders;
    END;
  SQL
}
function "add" {
  schema = schema.public
  lang   = SQL
  arg "a" { type = int }
  return = int
  as     = "SELECT a"
}
function "add_text" {
  name   = "add"
  schema = schema.public
  lang   = SQL
  arg "a" { type = text }
  return = text
  as     = "SELECT a"
}
aggregate "longest" {
  schema        = schema.public
  arg "word" { type = text }
  state_func    = function.longer
  state_type    = text
  initial_value = ""
}
function "longer" {
  schema = schema.public
  lang   = SQL
  arg "a" { type = text }
  arg "b" { type = text }
  return = text
  as     = "SELECT CASE WHEN length(a) > length(b) THEN a ELSE b END"
}
trigger "audit" {
  on = table.orders
  after {
    insert    = true
    update_of = [table.orders.column.total]
  }
  foreach = ROW
  when    = "NEW.total > 0"
  execute {
    function = function.audit
    args     = ["a", "b"]
  }
}
trigger "changes" {
  on = table.orders
  after { update = true }
  referencing {
    old_table = "before"
    new_table = "after"
  }
  foreach = STATEMENT
  execute { function = function.audit }
}
event_trigger "watch" {
  on      = ddl_command_end
  tags    = ["DROP TABLE"]
  execute = function.watch
}
function "watch" {
  schema = schema.public
  lang   = PLpgSQL
  return = event_trigger
  as     = "BEGIN END"
}
