#include "report/template_functions.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/checksum.h"
#include "base/duration.h"
#include "base/error.h"
#include "base/text.h"
#include "report/go_time_format.h"

namespace mercator {
namespace {

using Values = std::vector<ReportValue>;

void Want(const Values& arguments, size_t least, size_t most) {
  if (arguments.size() >= least && arguments.size() <= most) return;
  throw Error(fmt::format("wrong number of args: want {} got {}", least, arguments.size()));
}

std::string TextOf(const ReportValue& value) {
  if (!value.is_string()) throw Error(fmt::format("expected string; found {}", PrintValue(value)));
  return value.get<std::string>();
}

int64_t IntegerOf(const ReportValue& value) {
  if (IsDuration(value)) return Nanoseconds(value);
  if (!value.is_number_integer())
    throw Error(fmt::format("expected integer; found {}", PrintValue(value)));
  return value.get<int64_t>();
}

// Negative, 0 or positive, as with strcmp. Values of one kind only.
int Compare(const ReportValue& a, const ReportValue& b) {
  if (a.is_string() && b.is_string()) return a.get<std::string>().compare(b.get<std::string>());
  if (a.is_number_float() || b.is_number_float()) {
    if (!a.is_number() || !b.is_number()) throw Error("incompatible types for comparison");
    return a.get<double>() < b.get<double>() ? -1 : a.get<double>() > b.get<double>();
  }
  auto integer = [](const ReportValue& v) { return v.is_number_integer() || IsDuration(v); };
  if (!integer(a) || !integer(b)) throw Error("incompatible types for comparison");
  return IntegerOf(a) < IntegerOf(b) ? -1 : IntegerOf(a) > IntegerOf(b);
}

bool Equal(const ReportValue& a, const ReportValue& b) {
  if (a.is_null() || b.is_null()) return a.is_null() && b.is_null();
  if (a.is_boolean() && b.is_boolean()) return a == b;
  return Compare(a, b) == 0;
}

ReportValue Eq(const Values& arguments) {
  if (arguments.size() < 2) throw Error("missing argument for comparison");
  for (size_t i = 1; i < arguments.size(); ++i) {
    if (Equal(arguments[0], arguments[i])) return true;
  }
  return false;
}

TemplateFunction Ordering(bool (*holds)(int)) {
  return [holds](const Values& arguments) -> ReportValue {
    Want(arguments, 2, 2);
    return holds(Compare(arguments[0], arguments[1]));
  };
}

ReportValue Len(const Values& arguments) {
  Want(arguments, 1, 1);
  const ReportValue& value = arguments[0];
  if (value.is_string()) return value.get_ref<const std::string&>().size();
  if (value.is_structured()) return value.size();
  if (value.is_null()) return 0;
  throw Error(fmt::format("len of type {}", value.type_name()));
}

ReportValue Element(const ReportValue& value, const ReportValue& index) {
  if (value.is_object()) {
    for (const auto& [key, field] : value.items()) {
      if (PlainKey(key) == TextOf(index)) return field;
    }
    return nullptr;
  }
  int64_t at = IntegerOf(index);
  size_t size = value.is_string() ? value.get_ref<const std::string&>().size() : value.size();
  if (at < 0 || static_cast<size_t>(at) >= size)
    throw Error(fmt::format("index out of range: {}", at));
  if (value.is_string())
    return static_cast<unsigned char>(value.get_ref<const std::string&>()[static_cast<size_t>(at)]);
  return value[static_cast<size_t>(at)];
}

ReportValue Index(const Values& arguments) {
  if (arguments.empty()) throw Error("wrong number of args: want at least 1 got 0");
  ReportValue value = arguments[0];
  for (size_t i = 1; i < arguments.size(); ++i) value = Element(value, arguments[i]);
  return value;
}

ReportValue Slice(const Values& arguments) {
  Want(arguments, 1, 3);
  const ReportValue& value = arguments[0];
  size_t size = value.is_string() ? value.get_ref<const std::string&>().size() : value.size();
  size_t begin = arguments.size() > 1 ? static_cast<size_t>(IntegerOf(arguments[1])) : 0;
  size_t end = arguments.size() > 2 ? static_cast<size_t>(IntegerOf(arguments[2])) : size;
  if (begin > end || end > size) throw Error(fmt::format("index out of range: {}", end));
  if (value.is_string()) return value.get<std::string>().substr(begin, end - begin);
  ReportValue part = ReportValue::array();
  for (size_t i = begin; i < end; ++i) part.push_back(value[i]);
  return part;
}

// fmt.Sprint puts blanks only between two values that are not strings.
ReportValue Print(const Values& arguments) {
  std::string text;
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (i > 0 && !arguments[i - 1].is_string() && !arguments[i].is_string()) text += ' ';
    text += PrintValue(arguments[i]);
  }
  return text;
}

ReportValue Println(const Values& arguments) {
  std::vector<std::string> parts;
  for (const ReportValue& argument : arguments) parts.push_back(PrintValue(argument));
  return Join(parts, " ") + "\n";
}

ReportValue ToJson(const Values& arguments) {
  Want(arguments, 1, 3);
  if (arguments.size() == 1) return GoJson(arguments[0]);
  if (arguments.size() == 2) return GoJson(arguments[0], "", TextOf(arguments[1]));
  return GoJson(arguments[0], TextOf(arguments[1]), TextOf(arguments[2]));
}

// Go decodes into one map and prints it with sorted keys.
ReportValue JsonMerge(const Values& arguments) {
  nlohmann::json merged = nlohmann::json::object();
  for (const ReportValue& argument : arguments) {
    nlohmann::json object = nlohmann::json::parse(TextOf(argument), nullptr, false);
    if (!object.is_object()) throw Error("json_merge: an argument is not a JSON object");
    merged.update(object);
  }
  return GoJson(ReportValue(merged));
}

ReportValue IndentLine(const Values& arguments) {
  Want(arguments, 2, 2);
  std::string blanks(static_cast<size_t>(std::max<int64_t>(IntegerOf(arguments[1]), 0)), ' ');
  return Replace(TextOf(arguments[0]), "\n", "\n" + blanks);
}

ReportValue Repeat(const Values& arguments) {
  Want(arguments, 2, 2);
  int64_t times = IntegerOf(arguments[1]);
  if (times < 0 || times > 100'000) throw Error("negative or too large repeat count");
  std::string text;
  for (int64_t i = 0; i < times; ++i) text += TextOf(arguments[0]);
  return text;
}

ReportValue JoinList(const Values& arguments) {
  Want(arguments, 2, 2);
  std::vector<std::string> parts;
  for (const ReportValue& part : arguments[0]) parts.push_back(TextOf(part));
  return Join(parts, TextOf(arguments[1]));
}

ReportValue Base64Url(const Values& arguments) {
  Want(arguments, 1, 1);
  return Replace(Replace(Base64(TextOf(arguments[0])), "+", "-"), "/", "_");
}

// The text comes last, so that it can be piped: `{{ .X | replace "a" "b" }}`.
ReportValue ReplaceText(const Values& arguments) {
  Want(arguments, 3, 3);
  return Replace(TextOf(arguments[2]), TextOf(arguments[0]), TextOf(arguments[1]));
}

ReportValue TrimText(const Values& arguments) {
  Want(arguments, 1, 1);
  return std::string(Trim(TextOf(arguments[0])));
}

// `trimPrefix "v" .Version`
TemplateFunction WithoutPart(bool (*has)(const std::string&, const std::string&), bool front) {
  return [has, front](const Values& arguments) -> ReportValue {
    Want(arguments, 2, 2);
    const std::string part = TextOf(arguments[0]), text = TextOf(arguments[1]);
    if (!has(text, part)) return text;
    return front ? text.substr(part.size()) : text.substr(0, text.size() - part.size());
  };
}

TemplateFunction Test(bool (*has)(const std::string&, const std::string&)) {
  return [has](const Values& arguments) -> ReportValue {
    Want(arguments, 2, 2);
    return has(TextOf(arguments[1]), TextOf(arguments[0]));
  };
}

bool Begins(const std::string& text, const std::string& part) { return text.starts_with(part); }
bool Ends(const std::string& text, const std::string& part) { return text.ends_with(part); }
bool Has(const std::string& text, const std::string& part) { return Contains(text, part); }

ReportValue SplitText(const Values& arguments) {
  Want(arguments, 2, 2);
  const std::string separator = TextOf(arguments[0]), text = TextOf(arguments[1]);
  if (separator.empty()) throw Error("the separator is empty");
  ReportValue parts = ReportValue::array();
  size_t at = 0;
  for (size_t end; (end = text.find(separator, at)) != std::string::npos;
       at = end + separator.size())
    parts.push_back(text.substr(at, end - at));
  parts.push_back(text.substr(at));
  return parts;
}

ReportValue Now(const Values& arguments) {
  Want(arguments, 0, 0);
  return TimeValue(std::chrono::system_clock::now());
}

// Fails the command where the first argument is not true.
ReportValue AssertTrue(const Values& arguments) {
  Want(arguments, 1, 2);
  if (IsTrueValue(arguments[0])) return "";
  throw Error(arguments.size() > 1 ? TextOf(arguments[1]) : "assertion failed");
}

TemplateFunction OfText(std::string (*change)(std::string_view)) {
  return [change](const Values& arguments) -> ReportValue {
    Want(arguments, 1, 1);
    return change(TextOf(arguments[0]));
  };
}

TemplateFunction OfIntegers(int64_t (*compute)(int64_t, int64_t)) {
  return [compute](const Values& arguments) -> ReportValue {
    Want(arguments, 2, 2);
    return compute(IntegerOf(arguments[0]), IntegerOf(arguments[1]));
  };
}

TemplateFunctions MakeBuiltins() {
  return {
      {"print", Print},
      {"printf", [](const Values& a) -> ReportValue { return GoPrintf(a); }},
      {"println", Println},
      {"len", Len},
      {"index", Index},
      {"slice", Slice},
      {"not", [](const Values& a) -> ReportValue { return Want(a, 1, 1), !IsTrueValue(a[0]); }},
      {"eq", Eq},
      {"ne", [](const Values& a) -> ReportValue { return Want(a, 2, 2), !Equal(a[0], a[1]); }},
      {"lt", Ordering([](int c) { return c < 0; })},
      {"le", Ordering([](int c) { return c <= 0; })},
      {"gt", Ordering([](int c) { return c > 0; })},
      {"ge", Ordering([](int c) { return c >= 0; })},
      {"json", ToJson},
      {"json_merge", JsonMerge},
      {"upper", OfText(Upper)},
      {"lower", OfText(Lower)},
      {"add", OfIntegers([](int64_t a, int64_t b) { return a + b; })},
      {"sub", OfIntegers([](int64_t a, int64_t b) { return a - b; })},
      {"dec", [](const Values& a) -> ReportValue { return Want(a, 1, 1), IntegerOf(a[0]) - 1; }},
      {"repeat", Repeat},
      {"replace", ReplaceText},
      {"trim", TrimText},
      {"trimPrefix", WithoutPart(Begins, true)},
      {"trimSuffix", WithoutPart(Ends, false)},
      {"hasPrefix", Test(Begins)},
      {"hasSuffix", Test(Ends)},
      {"contains", Test(Has)},
      {"splitList", SplitText},
      {"now", Now},
      {"assert", AssertTrue},
      {"join", JoinList},
      {"indent_ln", IndentLine},
      {"base64url", Base64Url},
  };
}

double SecondsOf(const Values& arguments) {
  return static_cast<double>(Nanoseconds(arguments[0])) / 1e9;
}

const TemplateMethods& TimeMethods() {
  static const TemplateMethods kMethods = {
      {"Sub",
       [](const Values& a) -> ReportValue {
         Want(a, 2, 2);
         if (!IsTime(a[1])) throw Error("expected a time");
         return DurationValue(Nanoseconds(a[0]) - Nanoseconds(a[1]));
       }},
      {"Format",
       [](const Values& a) -> ReportValue {
         return Want(a, 2, 2), FormatGoTime(Nanoseconds(a[0]), TextOf(a[1]));
       }},
      {"Unix", [](const Values& a) -> ReportValue { return Nanoseconds(a[0]) / 1'000'000'000; }},
      {"UTC", [](const Values& a) -> ReportValue { return a[0]; }},
      {"String", [](const Values& a) -> ReportValue { return PrintValue(a[0]); }}};
  return kMethods;
}

const TemplateMethods& DurationMethods() {
  static const TemplateMethods kMethods = {
      {"String", [](const Values& a) -> ReportValue { return PrintValue(a[0]); }},
      {"Seconds", [](const Values& a) -> ReportValue { return SecondsOf(a); }},
      {"Minutes", [](const Values& a) -> ReportValue { return SecondsOf(a) / 60; }},
      {"Hours", [](const Values& a) -> ReportValue { return SecondsOf(a) / 3600; }},
      {"Milliseconds",
       [](const Values& a) -> ReportValue { return Nanoseconds(a[0]) / 1'000'000; }},
      {"Microseconds", [](const Values& a) -> ReportValue { return Nanoseconds(a[0]) / 1'000; }},
      {"Nanoseconds", [](const Values& a) -> ReportValue { return Nanoseconds(a[0]); }}};
  return kMethods;
}

const TemplateFunction* In(const TemplateFunctions& functions, const std::string& name) {
  auto it = functions.find(name);
  return it == functions.end() ? nullptr : &it->second;
}

}  // namespace

const TemplateFunction* FindTemplateFunction(const TemplateFunctions& functions,
                                             const std::string& name) {
  static const TemplateFunctions kBuiltins = MakeBuiltins();
  const TemplateFunction* own = In(functions, name);
  return own ? own : In(kBuiltins, name);
}

const TemplateFunction* FindTemplateMethod(const TemplateMethods& methods, const ReportValue& value,
                                           const std::string& name) {
  if (IsTime(value)) return In(TimeMethods(), name);
  if (IsDuration(value)) return In(DurationMethods(), name);
  return value.is_object() ? In(methods, name) : nullptr;
}

TemplateFunctions ColourFunctions(const Style& style) {
  auto with = [](auto paint) {
    return [paint](const Values& arguments) -> ReportValue {
      if (arguments.empty()) throw Error("wrong number of args: want at least 1 got 0");
      return paint(arguments.size() == 1 ? PrintValue(arguments[0]) : GoPrintf(arguments));
    };
  };
  return {{"cyan", with([style](const std::string& t) { return style.Cyan(t); })},
          {"green", with([style](const std::string& t) { return style.Green(t); })},
          {"red", with([style](const std::string& t) { return style.Red(t); })},
          {"yellow", with([style](const std::string& t) { return style.Yellow(t); })},
          {"redBgWhiteFg", with([style](const std::string& t) { return style.RedBackground(t); })}};
}

}  // namespace mercator
