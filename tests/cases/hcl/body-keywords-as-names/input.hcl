for = 1
null = 2
if "in" true {
  true = false
}
