a = "x
b = "ok"
c = f("y)
d = "ok"
e "f {
}
