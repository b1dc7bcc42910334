#pragma once

#include <chrono>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace mercator {

// The value of a report: what templates see and what `json` prints. A key of an object that ends
// with `?` is left out of JSON where its value is empty (Go's omitempty); one that begins with `-`
// is for templates alone. Templates use the name without either mark. Times and durations are
// objects that TimeValue and DurationValue make.
using ReportValue = nlohmann::ordered_json;

using ReportTime = std::chrono::system_clock::time_point;
ReportValue TimeValue(ReportTime time);
ReportValue DurationValue(int64_t nanoseconds);
bool IsTime(const ReportValue& value);
bool IsDuration(const ReportValue& value);
int64_t Nanoseconds(const ReportValue& value);  // of a time since 1970 or of a duration

// `2024-02-01T13:19:00.123Z`: UTC, no zeros at the end of the fraction.
std::string GoTimeText(int64_t nanoseconds);

// As Go's json.Marshal: compact, `<`, `>`, `&` as \u003c…; with a prefix or an indentation as
// json.MarshalIndent.
std::string GoJson(const ReportValue& value);
std::string GoJson(const ReportValue& value, const std::string& prefix, const std::string& indent);

// The name of a key without its mark.
std::string_view PlainKey(std::string_view key);

// Whether Go calls the value empty: false, 0, nil, no elements.
bool IsEmptyValue(const ReportValue& value);

}  // namespace mercator
