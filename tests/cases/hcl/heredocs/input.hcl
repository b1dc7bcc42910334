sql = <<-SQL
  BEGIN
    RETURN $1 || $$x$$;

  END;
SQL
plain = <<EOT
  keep ${s}
    EOT
in_list = [<<A
1
A
, <<-B
    x
   y
  B
]
loop = <<-EOT
  %{ for v in list ~}
  - ${v}
  %{ endfor ~}
EOT
