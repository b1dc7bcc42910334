table "orgs" {
  schema = schema.public
  column "id" {
    null = false
    type = integer
  }
  primary_key {
    columns = [column.id]
  }
}
table "users" {
  schema  = schema.public
  comment = "who may log in"
  column "id" {
    null = false
    type = integer
    identity {
      generated = BY_DEFAULT
    }
  }
  column "org_id" {
    null = false
    type = integer
  }
  column "parent_id" {
    null = true
    type = integer
  }
  column "status" {
    null    = false
    type    = enum.status
    default = "active"
    comment = "blocked ones cannot log in"
  }
  column "history" {
    null    = false
    type    = sql("public.status[]")
    default = "{}"
  }
  column "created_at" {
    null    = false
    type    = timestamptz(3)
    default = sql("now()")
  }
  column "email" {
    null = false
    type = character_varying(255)
  }
  column "price" {
    null = false
    type = numeric(10, 2)
  }
  column "qty" {
    null    = false
    type    = smallint
    default = -1
  }
  column "total" {
    null = true
    type = numeric
    as {
      expr = "(price * (qty)::numeric)"
      type = STORED
    }
  }
  column "n" {
    null = false
    type = bigserial
  }
  primary_key {
    columns = [column.id]
  }
  foreign_key "users_org_fk" {
    columns     = [column.org_id]
    ref_columns = [table.orgs.column.id]
    on_update   = NO_ACTION
    on_delete   = CASCADE
  }
  foreign_key "users_parent_fk" {
    columns     = [column.parent_id]
    ref_columns = [column.id]
    on_update   = NO_ACTION
    on_delete   = SET_NULL
    deferrable  = INITIALLY_DEFERRED
  }
  index "users_active" {
    columns = [column.created_at]
    where   = "(status = 'active'::public.status)"
    include = [column.email]
  }
  index "users_brin" {
    type           = BRIN
    columns        = [column.created_at]
    page_per_range = 64
  }
  index "users_email_key" {
    unique = true
    on {
      expr = "lower((email)::text)"
    }
    on {
      desc       = true
      column     = column.created_at
      nulls_last = true
    }
  }
  index "users_ops" {
    on {
      column = column.email
      ops    = varchar_pattern_ops
    }
  }
  check "positive" {
    expr = "(price > (0)::numeric)"
  }
  unique "users_email_price" {
    columns        = [column.email, column.price]
    nulls_distinct = false
  }
  storage_params {
    fillfactor = 70
  }
  row_security {
    enabled  = true
    enforced = true
  }
}
enum "status" {
  schema = schema.public
  values = ["active", "blocked"]
}
schema "public" {
  comment = "standard public schema"
}
