a = lst
b = uper("x")
c = table.nme
d = list[7]
e = 1 + "x"
f = s ? 1 : 2
g = { a.b = 1 }
h = upper()
i = [for v in n : v]
j = "${list}"
k = true ? [1] : [true]
