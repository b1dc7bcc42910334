schema "public" {
  comment = "standard public schema"
}

enum "status" {
  schema = schema.public
  values = ["active", "blocked"]
}

table "orgs" {
  schema = schema.public
  column "id" { type = int }
  primary_key { columns = [column.id] }
}

table "users" {
  schema  = schema.public
  comment = "who may log in"
  column "id" {
    type = int
    identity {}
  }
  column "org_id" { type = int }
  column "parent_id" {
    type = int
    null = true
  }
  column "status" {
    type    = enum.status
    default = "active"
    comment = "blocked ones cannot log in"
  }
  column "history" {
    type    = sql("status[]")
    default = sql("'{}'")
  }
  column "created_at" {
    type    = timestamptz(3)
    default = sql("now()")
  }
  column "email" { type = varchar(255) }
  column "price" { type = decimal(10, 2) }
  column "qty" {
    type    = smallint
    default = -1
  }
  column "total" {
    type = numeric
    null = true
    as {
      expr = "price * qty"
      type = STORED
    }
  }
  column "n" { type = bigserial }
  primary_key { columns = [column.id] }
  foreign_key "users_org_fk" {
    columns     = [column.org_id]
    ref_columns = [table.orgs.column.id]
    on_update   = NO_ACTION
    on_delete   = CASCADE
  }
  foreign_key "users_parent_fk" {
    columns     = [column.parent_id]
    ref_columns = [column.id]
    on_delete   = SET_NULL
    deferrable  = INITIALLY_DEFERRED
  }
  index "users_active" {
    columns = [column.created_at]
    where   = "status = 'active'"
    include = [column.email]
  }
  index "users_email_key" {
    unique = true
    on { expr = "lower(email)" }
    on {
      column     = column.created_at
      desc       = true
      nulls_last = true
    }
  }
  index "users_brin" {
    type           = BRIN
    columns        = [column.created_at]
    page_per_range = 64
  }
  index "users_ops" {
    on {
      column = column.email
      ops    = varchar_pattern_ops
    }
  }
  check "positive" { expr = "price > 0" }
  unique "users_email_price" {
    columns        = [column.email, column.price]
    nulls_distinct = false
  }
  row_security {
    enabled  = true
    enforced = true
  }
  storage_params { fillfactor = 70 }
}
