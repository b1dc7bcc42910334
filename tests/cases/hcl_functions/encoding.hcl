jsonencode     = [jsonencode({ b = [1, 2.50, null, true], a = "<x>\n\"" }), "{\"a\":\"\\u003cx\\u003e\\n\\\"\",\"b\":[1,2.5,null,true]}"]
jsondecode     = [jsondecode("{\"a\": [1, 2.50, null, \"x\"]}"), { a = [1, 2.5, null, "x"] }]
jsondecode_big = [jsondecode("123456789012345678901234567890"), 123456789012345678901234567890]
jsondecode_bad = [can(jsondecode("{")), false]
csvdecode      = [csvdecode("a,b\n1,\"x, \"\"y\"\"\"\n2,z\n"), [{ a = "1", b = "x, \"y\"" }, { a = "2", b = "z" }]]
csvdecode_bad  = [can(csvdecode("a,b\n1\n")), false]
csv_unclosed   = [can(csvdecode("a\n\"x")), false]

yamldecode = [yamldecode(<<-YAML
  # a comment
  base: &base {a: 1, b: "x"}
  list:
    - 1.50
    - ~
    - yes
    - 0x1F
    - |
      text
      more
  derived:
    <<: *base
    b: true
  YAML
), { base = { a = 1, b = "x" }, list = [1.5, null, "yes", 31, "text\nmore\n"], derived = { a = 1, b = true } }]
yamldecode_bad   = [can(yamldecode("a: [")), false]
yamldecode_two   = [can(yamldecode("a: 1\n---\nb: 2\n")), false]
yamldecode_empty = [yamldecode(""), null]
yamlencode       = [yamlencode({ a = [1, { b = "x", c = [] }], d = null }), "\"a\":\n- 1\n- \"b\": \"x\"\n  \"c\": []\n\"d\": null\n"]
yaml_both_ways   = [yamldecode(yamlencode({ a = [[1, 2], { b = { c = "d: e" } }] })), { a = [[1, 2], { b = { c = "d: e" } }] }]
yamlmerge        = [yamldecode(yamlmerge("a: {x: 1, y: 1}", "a: {y: 2}\nb: 3")), { a = { x = 1, y = 2 }, b = 3 }]

formatdate         = [formatdate("YYYY-MM-DD'T'hh:mm:ssZ", "2018-01-02T23:12:01Z"), "2018-01-02T23:12:01Z"]
formatdate_names   = [formatdate("EEEE, DD-MMM-YY hh:mm:ss ZZZ", "2018-01-02T23:12:01Z"), "Tuesday, 02-Jan-18 23:12:01 UTC"]
formatdate_clock   = [formatdate("H:mmaa 'o''clock' ZZZZ", "2018-01-02T23:12:01-08:00"), "11:12pm o'clock -0800"]
formatdate_bad     = [can(formatdate("QQ", "2018-01-02T23:12:01Z")), false]
formatdate_no_date = [can(formatdate("YYYY", "2018-02-30T00:00:00Z")), false]
timeadd            = [timeadd("2017-11-22T23:50:00Z", "10m30s"), "2017-11-23T00:00:30Z"]
timeadd_back       = [timeadd("2017-03-01T00:00:00+02:00", "-1h"), "2017-02-28T23:00:00+02:00"]
timeadd_bad        = [can(timeadd("2017-11-22T00:00:00Z", "10")), false]

urlescape       = [urlescape("p@ss w/ö"), "p%40ss+w%2F%C3%B6"]
urlqueryset     = [urlqueryset("postgres://u:p@h:5432/db?sslmode=disable", "search_path", "a b"), "postgres://u:p@h:5432/db?search_path=a+b&sslmode=disable"]
urlqueryset_set = [urlqueryset("postgres://h/db?search_path=x", "search_path", "y"), "postgres://h/db?search_path=y"]
urlsetpath      = [urlsetpath("postgres://h:1/db?x=1", "other"), "postgres://h:1/other?x=1"]
urluserinfo     = [urluserinfo("postgres://h/db", "u", "p@:/"), "postgres://u:p%40%3A%2F@h/db"]
urluserinfo_one = [urluserinfo("postgres://a:b@h/db", "u"), "postgres://u@h/db"]
urluserinfo_nil = [urluserinfo("postgres://h/db", "u", null), "postgres://u@h/db"]
url_bad         = [can(urlqueryset("postgres://h/%zz", "a", "b")), false]

file         = [file("files/a.sql"), "hello"]
file_missing = [can(file("files/none.sql")), false]
fileset      = [fileset("files/*.sql"), ["files/a.sql", "files/b.sql"]]
fileset_deep = [fileset("files/**/*.sql"), ["files/a.sql", "files/b.sql", "files/sub/c.sql", "files/sub/deep/d.sql"]]
fileset_none = [fileset("none/*.sql"), []]
fileset_some = [fileset("files/[b-z]*.sql"), ["files/b.sql"]]
getenv       = [getenv("MERCATOR_TEST_NO_SUCH_VARIABLE"), ""]
print        = [print("shown"), "shown"]
