#include "hcl/functions.h"
#include "hcl/json.h"

namespace mercator::hcl {
namespace {

using Record = std::vector<std::string>;

// Reads one record of RFC 4180. False when a quote is not closed.
bool ReadRecord(std::string_view text, size_t& at, Record& record) {
  record.assign(1, "");
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted && c == '"' && text.substr(at + 1).starts_with('"')) {
      record.back() += text[at++];
    } else if (quoted && c == '"') {
      quoted = false;
    } else if (quoted) {
      record.back() += c;
    } else if (c == '"' && record.back().empty()) {
      quoted = true;
    } else if (c == ',') {
      record.emplace_back();
    } else if (c == '\n') {
      ++at;
      return true;
    } else if (c != '\r' || !text.substr(at + 1).starts_with('\n')) {
      record.back() += c;
    }
  }
  return !quoted;
}

Value DecodeCsv(Call& call) {
  Record names, record;
  size_t at = 0;
  Value::Elements rows;
  if (!ReadRecord(call.Text(0), at, names)) return call.FailArgument(0, "a quote is not closed");
  for (size_t line = 2; at < call.Text(0).size(); ++line) {
    const std::string place = "record " + std::to_string(line);
    if (!ReadRecord(call.Text(0), at, record))
      return call.FailArgument(0, place + ": a quote is not closed");
    if (record.size() == 1 && record[0].empty()) continue;
    if (record.size() != names.size())
      return call.FailArgument(0, place + ": wrong number of fields");
    Value::Attributes row;
    for (size_t i = 0; i < names.size(); ++i)
      row.insert_or_assign(names[i], Value::String(record[i]));
    rows.push_back(Value::Object(std::move(row)));
  }
  std::map<std::string, Type> type;
  for (const std::string& name : names) type[name] = Type::String();
  return Value::List(Type::Object(type), std::move(rows));
}

}  // namespace

void AddEncodingFunctions(FunctionTable& table) {
  const std::vector<Parameter> text = {{"str", Type::String()}};
  table["jsonencode"] = {{{"val", Type::Dynamic(), true}}, {}, [](Call& call) {
                           return Value::String(EncodeJson(call[0]));
                         }};
  table["jsondecode"] = {text, {}, [](Call& call) {
                           std::string problem;
                           auto value = DecodeJson(call.Text(0), &problem);
                           return value ? *value
                                        : call.FailArgument(0, "it is no JSON: " + problem);
                         }};
  table["csvdecode"] = {text, {}, DecodeCsv};
}

}  // namespace mercator::hcl
