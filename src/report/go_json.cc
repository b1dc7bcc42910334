#include "report/go_json.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace mercator {
namespace {

constexpr const char* kTime = "$time";
constexpr const char* kDuration = "$duration";

std::string Quote(const std::string& text) {
  std::string out = "\"";
  for (size_t i = 0; i < text.size(); ++i) {
    unsigned char c = static_cast<unsigned char>(text[i]);
    bool separator =
        text.compare(i, 3, "\xe2\x80\xa8") == 0 || text.compare(i, 3, "\xe2\x80\xa9") == 0;
    if (separator) {
      out += text[i + 2] == '\xa8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += text[i];
    } else if (c == '\n' || c == '\r' || c == '\t') {
      out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
    } else if (c < 0x20 || c == '<' || c == '>' || c == '&') {
      out += fmt::format("\\u{:04x}", c);
    } else {
      out += text[i];
    }
  }
  return out + '"';
}

class Writer {
 public:
  Writer(std::string prefix, std::string indent, bool lines)
      : prefix_(std::move(prefix)), indent_(std::move(indent)), lines_(lines) {}

  void Write(const ReportValue& value) {
    if (IsTime(value)) {
      text_ += '"' + GoTimeText(Nanoseconds(value)) + '"';
    } else if (IsDuration(value)) {
      text_ += std::to_string(Nanoseconds(value));
    } else if (value.is_object()) {
      WriteObject(value);
    } else if (value.is_array()) {
      WriteArray(value);
    } else {
      text_ += value.is_string() ? Quote(value.get_ref<const std::string&>()) : value.dump();
    }
  }
  std::string Take() { return std::move(text_); }

 private:
  void WriteObject(const ReportValue& value) {
    bool any = false;
    text_ += '{';
    for (const auto& [key, field] : value.items()) {
      if (key.starts_with('-') || (key.ends_with('?') && IsEmptyValue(field))) continue;
      Next(any);
      text_ += Quote(std::string(PlainKey(key))) + (lines_ ? ": " : ":");
      Write(field);
    }
    Close(any, '}');
  }

  void WriteArray(const ReportValue& value) {
    bool any = false;
    text_ += '[';
    for (const ReportValue& element : value) {
      Next(any);
      Write(element);
    }
    Close(any, ']');
  }

  void Next(bool& any) {
    if (any) text_ += ',';
    if (!any) ++depth_;
    any = true;
    Break();
  }

  void Close(bool any, char end) {
    if (any) --depth_;
    if (any) Break();
    text_ += end;
  }

  void Break() {
    if (!lines_) return;
    text_ += '\n' + prefix_;
    for (int i = 0; i < depth_; ++i) text_ += indent_;
  }

  std::string prefix_, indent_, text_;
  bool lines_;
  int depth_ = 0;
};

}  // namespace

ReportValue TimeValue(ReportTime time) {
  auto since = time.time_since_epoch();
  return {{kTime, std::chrono::duration_cast<std::chrono::nanoseconds>(since).count()}};
}

ReportValue DurationValue(int64_t nanoseconds) { return {{kDuration, nanoseconds}}; }

bool IsTime(const ReportValue& value) { return value.is_object() && value.contains(kTime); }
bool IsDuration(const ReportValue& value) { return value.is_object() && value.contains(kDuration); }

int64_t Nanoseconds(const ReportValue& value) { return value.begin()->get<int64_t>(); }

std::string GoTimeText(int64_t nanoseconds) {
  constexpr int64_t kSecond = 1'000'000'000;
  int64_t fraction = (nanoseconds % kSecond + kSecond) % kSecond;
  std::time_t seconds = (nanoseconds - fraction) / kSecond;
  std::string text = fmt::format("{:%Y-%m-%dT%H:%M:%S}", fmt::gmtime(seconds));
  if (fraction > 0) {
    text += fmt::format(".{:09}", fraction);
    while (text.ends_with('0')) text.pop_back();
  }
  return text + "Z";
}

std::string GoJson(const ReportValue& value) {
  Writer writer("", "", false);
  writer.Write(value);
  return writer.Take();
}

std::string GoJson(const ReportValue& value, const std::string& prefix, const std::string& indent) {
  Writer writer(prefix, indent, true);
  writer.Write(value);
  return writer.Take();
}

std::string_view PlainKey(std::string_view key) {
  if (key.ends_with('?')) key.remove_suffix(1);
  if (key.starts_with('-')) key.remove_prefix(1);
  return key;
}

bool IsEmptyValue(const ReportValue& value) {
  if (value.is_boolean()) return !value.get<bool>();
  if (value.is_number()) return value == 0;
  if (value.is_string()) return value.get_ref<const std::string&>().empty();
  if (IsDuration(value)) return Nanoseconds(value) == 0;
  return value.is_null() || (value.is_structured() && value.empty());
}

}  // namespace mercator
