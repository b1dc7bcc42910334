index    = [list[0], list["1"], map["k"], map.j, table.columns[1].name, table["name"]]
legacy   = [list.1, table.columns.0.name]
splat    = [table.columns[*].name, table.columns.*.name, s[*], no[*], null[*]]
tuple    = [for v in list : upper(v)]
keys     = [for k, v in map : "${k}=${v}" if v > 1]
object   = { for i, v in list : v => i }
grouped  = { for v in ["ab", "ac", "b"] : substr(v) => v... }
sets     = [for v in set : v]
multi    = [
  1, # first
  2,
]
computed = { (s) = 1, "${s}2" = 2, 3 = 4, null = 5 }
