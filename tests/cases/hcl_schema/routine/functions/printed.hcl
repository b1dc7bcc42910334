table "orders" {
  schema = schema.public
  column "id" {
    null = false
    type = integer
  }
  column "total" {
    null = false
    type = numeric
  }
}
function "add_integer" {
  name   = "add"
  schema = schema.public
  lang   = SQL
  arg "a" {
    type = integer
  }
  return = integer
  as     = "SELECT a"
}
function "add_text" {
  name   = "add"
  schema = schema.public
  lang   = SQL
  arg "a" {
    type = text
  }
  return = text
  as     = "SELECT a"
}
function "atomic" {
  schema = schema.public
  lang   = SQL
  arg "v" {
    type = integer
  }
  return = integer
  as     = <<-SQL
  BEGIN ATOMIC
   SELECT (v + 1);
  END
  SQL
}
function "audit" {
  schema   = schema.public
  lang     = PLpgSQL
  return   = trigger
  as       = <<-SQL
  BEGIN
    RETURN NEW;
  END;
  SQL
  security = DEFINER
  config_params = {
    search_path = "public"
    work_mem    = "8MB"
  }
  comment = "writes down what happens"
}
procedure "clear" {
  schema = schema.public
  lang   = PLpgSQL
  arg "a" {
    mode = IN
    type = date
  }
  arg "b" {
    mode = INOUT
    type = text
  }
  as = <<-SQL
  BEGIN
    DELETE FROM orders;
  END;
  SQL
}
function "double" {
  schema = schema.public
  lang   = SQL
  arg {
    type = integer
  }
  return     = integer
  as         = "RETURN ($1 * 2)"
  volatility = IMMUTABLE
  strict     = true
  leakproof  = true
  parallel   = SAFE
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
    default = "{}"
  }
  return_table {
    column "id" {
      type = integer
    }
    column "word" {
      type = text
    }
  }
  as = "SELECT 1, 'x'"
}
function "longer" {
  schema = schema.public
  lang   = SQL
  arg "a" {
    type = text
  }
  arg "b" {
    type = text
  }
  return = text
  as     = "SELECT CASE WHEN length(a) > length(b) THEN a ELSE b END"
}
function "positive" {
  schema = schema.public
  lang   = SQL
  arg "v" {
    type = integer
  }
  return = boolean
  as     = "SELECT v > 0"
}
function "watch" {
  schema = schema.public
  lang   = PLpgSQL
  return = event_trigger
  as     = "BEGIN END"
}
aggregate "longest" {
  schema = schema.public
  arg "word" {
    type = text
  }
  state_func    = function.longer
  state_type    = text
  initial_value = ""
  depends_on    = [function.longer]
}
trigger "audit" {
  on = table.orders
  after {
    insert    = true
    update_of = ["total"]
  }
  foreach = ROW
  when    = "(new.total > (0)::numeric)"
  execute {
    function = function.audit
    args     = ["a", "b"]
  }
}
trigger "changes" {
  on = table.orders
  after {
    update = true
  }
  referencing {
    old_table = "before"
    new_table = "after"
  }
  foreach = STATEMENT
  execute {
    function = function.audit
  }
}
event_trigger "watch" {
  on      = ddl_command_end
  tags    = ["DROP TABLE"]
  execute = function.watch
}
schema "public" {
  comment = "standard public schema"
}
