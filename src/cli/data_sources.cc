#include "cli/data_sources.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/program.h"
#include "base/text.h"
#include "hcl/convert.h"
#include "hcl/source_range.h"
#include "postgres/connection.h"
#include "postgres/url.h"
#include "sql/quote.h"

namespace mercator {

using hcl::DataRequest;
using hcl::Type;
using hcl::Value;

namespace {

// What a program that failed said, as far as a person wants to read it.
std::string LastLines(const std::string& text) {
  std::vector<std::string> lines = Split(std::string(Trim(text)), '\n');
  if (lines.size() > 20) lines.erase(lines.begin(), lines.end() - 20);
  return Join(lines, "\n  ");
}

std::string RunForOutput(const std::string& address, const std::vector<std::string>& program,
                         const std::string& working_directory) {
  ProgramResult result;
  try {
    result = RunProgram(program, working_directory);
  } catch (const Error& e) {
    throw Error(fmt::format("`{}`: {}", address, e.what()),
                "`program` is a list: the program, then its arguments; no shell is involved");
  }
  if (result.status == 0) return result.output;
  throw Error(
      fmt::format("`{}`: program `{}` failed with exit code {}", address, Join(program, " "),
                  result.status),
      result.errors.empty() ? "it said nothing on standard error" : LastLines(result.errors));
}

std::string Address(const DataRequest& request) {
  return "data." + request.type + "." + request.name;
}

std::string StoreUrl(const DataRequest& request) {
  return "mem://" + request.type + "/" + request.name;
}

Value CellValue(Row row, int column) {
  return row.IsNull(column) ? Value::Null(Type::String()) : Value::String(row.Text(column));
}

// SQL that is to be run in a schema of its own says so itself. On the first line, so that the line
// numbers of the text stay.
SourcePtr InSchema(const SourcePtr& source, const std::string& schema) {
  const std::string name = QuoteIdentifier(schema);
  return std::make_shared<Source>(Source{source->path, "CREATE SCHEMA IF NOT EXISTS " + name +
                                                           "; SET search_path TO " + name + "; " +
                                                           source->text});
}

}  // namespace

std::string StringArgument(const DataRequest& request, const std::string& name) {
  auto found = request.arguments.find(name);
  if (found == request.arguments.end()) return "";
  const auto text = hcl::Convert(found->second, Type::String());
  if (text && text->has_content()) return text->AsString();
  throw Error(fmt::format("`{}` of `{}` must be a string", name, Address(request)));
}

std::vector<std::string> StringsArgument(const DataRequest& request, const std::string& name) {
  std::vector<std::string> strings;
  auto found = request.arguments.find(name);
  if (found == request.arguments.end()) return strings;
  const auto list = hcl::Convert(found->second, Type::List(Type::String()));
  if (!list || !list->has_content())
    throw Error(fmt::format("`{}` of `{}` must be a list of strings", name, Address(request)));
  for (const Value& element : list->elements()) {
    if (!element.has_content())
      throw Error(fmt::format("`{}` of `{}` has a null in it", name, Address(request)));
    strings.push_back(element.AsString());
  }
  return strings;
}

Value UrlValue(const std::string& url) { return Value::Object({{"url", Value::String(url)}}); }

Value ProjectSources::Read(const DataRequest& request, Diagnostics& diagnostics) {
  try {
    if (request.type == "sql") return ReadSql(request);
    if (request.type == "external") return ReadExternal(request);
    if (request.type == "external_schema") return ReadExternalSchema(request);
    if (request.type == "composite_schema") return ReadCompositeSchema(request);
    if (request.type == "hcl_schema") return ReadHclSchema(request);
    if (request.type == "template_dir") return ReadTemplateDir(request);
    if (request.type == "runtimevar") return ReadRuntimeVariable(request);
    if (request.type == "aws_rds_token") return ReadRdsToken(request);
  } catch (const Error& e) {
    Diagnostic& complaint = hcl::Complain(diagnostics, request.block->document->source(),
                                          request.block->header(), e.what());
    if (!e.hint().empty()) complaint.notes.push_back(e.hint());
    return Value::Unknown();
  }
  hcl::Complain(diagnostics, request.block->document->source(), request.block->header(),
                "data source `" + request.type + "` needs a service that Mercator does not speak " +
                    "to; use `external` with a program that prints the value");
  return Value::Unknown();
}

Value ProjectSources::ReadSql(const DataRequest& request) {
  const std::string url = StringArgument(request, "url");
  if (!IsDatabaseUrl(url))
    throw Error(fmt::format("`url` of `{}` is not a database URL", Address(request)));
  std::vector<std::optional<std::string>> arguments;
  for (const std::string& argument : StringsArgument(request, "args"))
    arguments.emplace_back(argument);
  Connection connection(url);
  const Result rows = connection.Query(StringArgument(request, "query"), arguments);
  if (rows.columns() > 1) {
    throw Error(fmt::format("the query of `{}` gives {} columns", Address(request), rows.columns()),
                "it must give one");
  }
  Value::Elements values;
  for (Row row : rows) values.push_back(CellValue(row, 0));
  const Value first = values.empty() ? Value::Null(Type::String()) : values[0];
  return Value::Object({{"count", Value::Int(rows.size())},
                        {"value", first},
                        {"values", Value::List(Type::String(), std::move(values))}});
}

Value ProjectSources::ReadExternal(const DataRequest& request) {
  return Value::String(RunForOutput(Address(request), StringsArgument(request, "program"),
                                    StringArgument(request, "working_dir")));
}

Value ProjectSources::ReadExternalSchema(const DataRequest& request) {
  const std::string address = Address(request);
  const std::vector<std::string> program = StringsArgument(request, "program");
  const std::string directory = StringArgument(request, "working_dir");
  if (program.empty()) throw Error(fmt::format("`program` of `{}` is empty", address));
  store_.Add(StoreUrl(request), [=] {
    SchemaSources sources;
    sources.files.push_back(
        std::make_shared<Source>(Source{address, RunForOutput(address, program, directory)}));
    return sources;
  });
  return UrlValue(StoreUrl(request));
}

Value ProjectSources::ReadCompositeSchema(const DataRequest& request) {
  struct Part {
    std::string schema, url;
  };
  std::vector<Part> parts;
  for (const Value::Attributes& arguments : request.parts) {
    DataRequest part{request.type, request.name, arguments, {}, request.block};
    parts.push_back({StringArgument(part, "name"), StringArgument(part, "url")});
    if (parts.back().url.empty())
      throw Error(fmt::format("a `schema` of `{}` has no `url`", Address(request)));
  }
  if (parts.empty()) throw Error(fmt::format("`{}` has no `schema`", Address(request)));
  // The store lives longer than this.
  store_.Add(StoreUrl(request), [&store = store_, parts] {
    SchemaSources all;
    for (const Part& part : parts) {
      SchemaSources sources = store.Read(part.url);
      for (SourcePtr& file : sources.files) {
        if (!part.schema.empty() && !file->path.ends_with(".hcl"))
          file = InSchema(file, part.schema);
      }
      all.Append(std::move(sources));
    }
    return all;
  });
  return UrlValue(StoreUrl(request));
}

}  // namespace mercator
