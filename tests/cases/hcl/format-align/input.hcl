a = 1 # x
longer = "é" # y

b = 2
c = {
  x = 1
}
long_name = 3 // z
