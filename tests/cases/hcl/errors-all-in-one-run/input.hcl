a = 1 +
b = [1 2]
c "x" y
d = 1
d = 2
e { f = }
"g" = 1
h = (1
