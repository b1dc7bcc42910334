precedence  = 1 + 2 * 3 == 7 && !false || false
left        = 10 - 4 - 3
unary       = -n + 5
nested      = (1 + 2) * -(3)
compare     = [1 < 2, 2 <= 2, "3" > 2, 1 >= 2]
equal       = ["1" == 1, [1] == [1], [1] == ["1"], { a = 1 } == { a = 1 }, null == no]
conditional = n > 2 ? n > 5 ? "big" : "middle" : "small"
unified     = [true ? 1 : "x", false ? [1] : ["a", 2], true ? { a = 1 } : { b = "x" }, false ? 1 : null]
short       = [false && nothing, true || nothing, nothing && false]
exact       = [0.1 + 0.2, 1.1 * 3, 1 / 3 * 3, 10 % 4.5]
