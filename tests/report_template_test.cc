// Templates print what Go's text/template prints.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "report/template.h"
#include "report/template_functions.h"

namespace mercator {
namespace {

ReportValue Data() {
  auto start = std::chrono::system_clock::from_time_t(1706793540);
  return {{"Name", "n"},
          {"Empty?", ""},
          {"-Hidden", 1},
          {"Count", 2},
          {"Files", {{{"Version", "1"}, {"Ok", true}}, {{"Version", "2"}, {"Ok", false}}}},
          {"None", ReportValue::array()},
          {"Start", TimeValue(start)},
          {"End", TimeValue(start + std::chrono::microseconds(1500))},
          {"Html", "<a & b>"},
          {"Null", nullptr}};
}

std::string Filled(const std::string& text) {
  TemplateMethods methods = {{"Twice", [](const std::vector<ReportValue>& a) -> ReportValue {
                                return a.size() > 1
                                           ? a[1].get<std::string>() + a[1].get<std::string>()
                                           : "none";
                              }}};
  return Template(text).Execute(Data(), ColourFunctions(Style{}), methods);
}

std::string Failure(const std::string& text) {
  try {
    Filled(text);
  } catch (const Error& e) {
    return e.what();
  }
  return "";
}

struct Case {
  std::string text;
  std::string out;
};

TEST(TemplateTest, PrintsWhatGoPrints) {
  for (const Case& c : std::vector<Case>{
           {"plain", "plain"},
           {"{{ .Name }}-{{.Count}}", "n-2"},
           {"a {{- .Name -}} b", "anb"},
           {"a \n\t{{- /* no */ -}}\n b", "ab"},
           {"{{ range .Files }}{{ .Version }},{{ end }}", "1,2,"},
           {"{{ range $i, $f := .Files }}{{ $i }}={{ $f.Version }} {{ end }}", "0=1 1=2 "},
           {"{{ range .None }}x{{ else }}empty{{ end }}", "empty"},
           {"{{ range .Files }}{{ if .Ok }}{{ continue }}{{ end }}{{ .Version }}{{ $.Name }}{{ end "
            "}}",
            "2n"},
           {"{{ range .Files }}{{ .Version }}{{ break }}{{ end }}", "1"},
           {"{{ if .Empty }}a{{ else if eq .Count 2 }}b{{ else }}c{{ end }}d", "bd"},
           {"{{ if false }}a{{ else if false }}b{{ else }}c{{ end }}", "c"},
           {"{{ with .Name }}{{ . }}{{ end }}{{ with .Empty }}x{{ else }}y{{ end }}", "ny"},
           {"{{ with .Empty }}x{{ else with .Name }}{{ . }}{{ end }}", "n"},
           {"{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ end }}{{ $x }}", "2"},
           {"{{ $x := 1 }}{{ if true }}{{ $x := 2 }}{{ $x }}{{ end }}{{ $x }}", "21"},
           {"{{ .Name | printf \"%s-%s\" \"a\" }}", "a-n"},
           {"{{ printf \"%5d|%-4s|%q|%v|%.1f|%%\" 7 \"x\" \"a\\\"b\" true 2.25 }}",
            "    7|x   |\"a\\\"b\"|true|2.2|%"},
           {"{{ println \" \" \"--\" 1 }}", "  -- 1\n"},
           {"{{ print 1 2 \"a\" \"b\" 3 }}", "1 2ab3"},
           {"{{ len .Files }} {{ len .Name }}", "2 1"},
           {"{{ index .Files 1 }}", "map[Version:2 Ok:false]"},
           {"{{ (index .Files 0).Version }}", "1"},
           {"{{ and true .Name }} {{ or .Empty \"z\" }} {{ not true }}", "n z false"},
           {"{{ lt 1 2 }}{{ gt 1 2 }}{{ le 2 2 }}{{ ge 1 2 }}{{ ne 1 2 }}{{ eq 3 1 2 3 }}",
            "truefalsetruefalsetruetrue"},
           {"{{ and (gt .Count 1) (eq .Name \"n\") }}", "true"},
           {"{{ .End.Sub .Start }} {{ (.End.Sub .Start).String }}", "1.5ms 1.5ms"},
           {"{{ .Start.Format \"2006-01-02 15:04:05 MST\" }}", "2024-02-01 13:19:00 UTC"},
           {"{{ .Twice \"ab\" }} {{ $.Twice }}", "abab none"},
           {"{{ upper (slice .Name 0 1) }}{{ add 1 2 }}{{ dec 3 }}", "N32"},
           {"{{ json_merge `{\"b\":1}` `{\"a\":2}` }}", "{\"a\":2,\"b\":1}"},
           {"{{ json .Files }}",
            "[{\"Version\":\"1\",\"Ok\":true},{\"Version\":\"2\",\"Ok\":false}]"},
           {"{{ json .Html }}", "\"\\u003ca \\u0026 b\\u003e\""},
           {"{{ json (index .Files 0) \"  \" }}", "{\n  \"Version\": \"1\",\n  \"Ok\": true\n}"},
           {"{{ json .None \"  \" }}{{ .Null }}{{ .Hidden }}", "[]<no value>1"},
           {"{{ replace \"a\" \"b\" \"aca\" }}{{ \" x \" | trim }}{{ trimPrefix \"v\" \"v1\" }}"
            "{{ trimSuffix \".sql\" \"a.sql\" }}",
            "bcbx1a"},
           {"{{ hasPrefix \"a\" \"ab\" }}{{ hasSuffix \"a\" \"ab\" }}{{ contains \"b\" \"abc\" }}",
            "truefalsetrue"},
           {"{{ range splitList \",\" \"a,b\" }}<{{ . }}>{{ end }}", "<a><b>"},
           {"{{ assert .Name \"no name\" }}{{ gt (now.Sub .Start).Hours 1.0 }}", "true"},
           {"{{ define \"f\" }}[{{ .Version }}{{ $.Ok }}]{{ end }}{{ range .Files }}{{ template "
            "\"f\" . "
            "}}{{ end }}",
            "[1true][2false]"},
           {"{{ block \"b\" .Name }}<{{ . }}>{{ end }}{{ template \"b\" 2 }}", "<n><2>"},
           {"{{ template \"later\" }}{{ define \"later\" }}x{{ end }}", "x"},
           {"{{ cyan \"%d\" 3 }}{{ yellow .Name }}", "3n"},
           {"{{ indent_ln \"a\\nb\" 2 }}", "a\n  b"},
           {"{{ define \"t\" }}<{{ . }}>{{ end }}{{ template \"t\" .Name }}{{ template \"t\" 2 }}",
            "<n><2>"},
           {"{{ $x := 1 }}{{ define \"t\" }}{{ $.Name }}{{ end }}{{ template \"t\" . }}{{ $x }}",
            "n1"},
           {"{{ block \"b\" .Count }}[{{ . }}]{{ end }}{{ template \"b\" }}", "[2][<no value>]"},
       }) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(Filled(c.text), c.out);
  }
}

TEST(TemplateTest, FilesUseEachOther) {
  TemplateSet set;
  set.Add("a.sql", "a {{ template \"shared\" .Name }}{{ template \"b.sql\" . }}");
  set.Add("shared.tmpl", "{{ define \"shared\" }}shared {{ . }}\n{{ end }}");
  set.Add("b.sql", "b {{ .Count }}");
  EXPECT_EQ(set.Execute("a.sql", Data(), {}), "a shared n\nb 2");
  set.Add("shared.tmpl", "{{ define \"shared\" }}\n{{ .Nothing }}{{ end }}");
  try {
    set.Execute("a.sql", Data(), {});
    FAIL();
  } catch (const Error& e) {
    EXPECT_STREQ(e.what(), "template: shared.tmpl:2:4: can't evaluate field Nothing");
  }
}

TEST(TemplateTest, JsonLeavesOutWhatIsEmpty) {
  EXPECT_EQ(Filled("{{ json . }}"),
            "{\"Name\":\"n\",\"Count\":2,\"Files\":[{\"Version\":\"1\",\"Ok\":true},{\"Version\":"
            "\"2\",\"Ok\":false}],"
            "\"None\":[],\"Start\":\"2024-02-01T13:19:00Z\",\"End\":\"2024-02-01T13:19:00.0015Z\","
            "\"Html\":\"\\u003ca \\u0026 b\\u003e\",\"Null\":null}");
}

TEST(TemplateTest, SaysWhereItIsWrong) {
  EXPECT_EQ(Failure("{{ .Foo }}"), "template: :1:4: can't evaluate field Foo");
  EXPECT_EQ(Failure("a\n{{ foo 1 }}"), "template: :2:4: function \"foo\" not defined");
  EXPECT_EQ(Failure("{{ if .Name }}x"), "template: :1:16: unexpected EOF: {{if}} has no {{end}}");
  EXPECT_EQ(Failure("{{ end }}"), "template: :1:10: unexpected {{end}}");
  EXPECT_EQ(Failure("{{ .Name"), "template: :1:1: unclosed action");
  EXPECT_EQ(Failure("{{ \"a }}"), "template: :1:4: unterminated quoted string");
  EXPECT_EQ(Failure("{{ $x }}"), "template: :1:4: undefined variable \"$x\"");
  EXPECT_EQ(Failure("{{ lt 1 \"a\" }}"),
            "template: :1:4: error calling lt: incompatible types for comparison");
  EXPECT_EQ(Failure("{{ break }}"), "template: :1:4: {{break}} outside {{range}}");
  EXPECT_EQ(Failure("{{ template \"x\" }}"), "template: :1:4: template \"x\" not defined");
  EXPECT_EQ(Failure("{{ template x }}"), "template: :1:13: unexpected \"x\" in template clause");
  EXPECT_EQ(Failure("{{ define \"x\" }}a"),
            "template: :1:18: unexpected EOF: {{define}} has no {{end}}");
  EXPECT_EQ(Failure("{{ if true }}{{ define \"x\" }}a{{ end }}{{ end }}"),
            "template: :1:17: unexpected {{define}}");
  EXPECT_EQ(Failure("{{ define \"x\" }}{{ template \"x\" }}{{ end }}{{ template \"x\" }}"),
            "template: :1:20: exceeded maximum template depth (1000)");
  EXPECT_EQ(Failure("{{ len 3 }}"), "template: :1:4: error calling len: len of type number");
  EXPECT_EQ(Failure("{{ range 1.5 }}{{ end }}"), "template: :1:10: range can't iterate over 1.5");
  EXPECT_EQ(Failure("{{ 1 | 2 }}"), "template: :1:8: can't give argument to non-function");
  EXPECT_EQ(Failure("{{ }}"), "template: :1:4: missing value for command");
}

}  // namespace
}  // namespace mercator
