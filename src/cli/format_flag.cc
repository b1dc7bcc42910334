#include "cli/format_flag.h"

#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "cli/target.h"
#include "postgres/conninfo.h"
#include "postgres/url.h"
#include "report/template_functions.h"

namespace mercator {
namespace {

std::string RawQuery(const std::string& url) {
  size_t query = url.find('?');
  return query == std::string::npos ? "" : url.substr(query + 1);
}

// Go's url.URL, and the schema that Atlas adds.
ReportValue UrlValue(const std::string& url, const std::string& database) {
  std::string shown = RedactUrl(url);
  std::optional<ConnectionUrl> parsed = ParseConnectionUrl(shown);
  ReportValue user;
  if (parsed && parsed->user) user = ReportValue::object();
  std::string path = parsed && parsed->database ? PercentDecode(*parsed->database) : database;
  return {{"Scheme", parsed ? parsed->scheme.substr(0, parsed->scheme.find(':')) : "postgres"},
          {"Opaque", ""},
          {"User", user},
          {"Host", parsed ? parsed->hosts : ""},
          {"Path", "/" + path},
          {"RawPath", ""},
          {"OmitHost", false},
          {"ForceQuery", false},
          {"RawQuery", parsed ? RawQuery(shown) : ""},
          {"Fragment", ""},
          {"RawFragment", ""},
          {"Schema", ConnectedSchema(url)},
          {"-Redacted", shown}};
}

}  // namespace

void AddFormatFlag(CLI::App& command, std::string& format) {
  command.add_option("--format,--log", format,
                     "a Go template for the output: '{{ json . }}', '{{ json . \"  \" }}', …");
}

void PrintFormatted(const std::string& format, const ReportValue& data,
                    const TemplateMethods& methods, TemplateFunctions functions) {
  functions.merge(ColourFunctions(StyleFor(STDOUT_FILENO)));
  std::string text = Template(format).Execute(data, functions, methods);
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (isatty(STDOUT_FILENO) && !text.ends_with('\n')) std::fputc('\n', stdout);
  std::fflush(stdout);
}

ReportValue EnvValue(const std::string& url, const std::string& database,
                     const std::string& directory) {
  return {{"Driver?", "postgres"}, {"URL?", UrlValue(url, database)}, {"Dir?", directory}};
}

}  // namespace mercator
