a {
b=<<-EOT
  x   =  ${ s }
 EOT
c=2
}
