// Data sources that are secrets: runtimevar and aws_rds_token.
#include <fmt/format.h>

#include <chrono>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/data_sources.h"
#include "cli/go_duration.h"
#include "cli/workbench.h"
#include "deploy/aws.h"
#include "deploy/http.h"
#include "hcl/json.h"
#include "postgres/conninfo.h"

namespace mercator {

using hcl::DataRequest;
using hcl::Value;

namespace {

struct VariableUrl {
  std::string scheme;
  std::string rest;  // without scheme and query
};

VariableUrl Parse(const std::string& url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string::npos) {
    throw Error("the `url` of a runtimevar has no scheme",
                "it begins with file://, constant://, http://, https://, awssecretsmanager:// or "
                "awsparamstore://");
  }
  const std::string rest = url.substr(scheme + 3, url.find('?') - scheme - 3);
  return {url.substr(0, scheme), PercentDecode(rest)};
}

// The query of a web address without what is meant for Mercator.
std::string WebAddress(const std::string& url) {
  std::string address = url.substr(0, url.find('?'));
  char separator = '?';
  const size_t query = url.find('?');
  if (query == std::string::npos) return address;
  for (const std::string& pair : Split(url.substr(query + 1), '&')) {
    if (pair.starts_with("decoder=")) continue;
    address += separator + pair;
    separator = '&';
  }
  return address;
}

std::string ReadWeb(const std::string& url, std::chrono::milliseconds timeout) {
  const HttpResponse response = SendHttp({"GET", WebAddress(url), {}, "", timeout});
  if (response.status == 200) return response.body;
  throw Error(fmt::format("`{}` answered with status {}", ShownAddress(url), response.status));
}

std::string ReadText(const std::string& url, std::chrono::milliseconds timeout) {
  const VariableUrl parsed = Parse(url);
  if (parsed.scheme == "constant") return ParameterOfUrl(url, "val");
  if (parsed.scheme == "file") return ReadFile(parsed.rest);
  if (parsed.scheme == "http" || parsed.scheme == "https") return ReadWeb(url, timeout);
  const std::string region = ParameterOfUrl(url, "region");
  if (parsed.scheme == "awssecretsmanager")
    return ReadAwsSecret(parsed.rest, "", FindAwsRegion(region));
  if (parsed.scheme == "awsparamstore") return ReadAwsParameter(parsed.rest, FindAwsRegion(region));
  throw Error(fmt::format("a runtimevar cannot be read from `{}://`", parsed.scheme),
              "use data \"external\" with a program that prints the value");
}

Value Decode(const std::string& text, const std::string& decoder) {
  if (decoder.empty() || decoder == "string" || decoder == "bytes") return Value::String(text);
  if (decoder != "jsonmap" && decoder != "map") {
    throw Error(fmt::format("unknown decoder `{}`", decoder), "it is string or jsonmap");
  }
  auto value = hcl::DecodeJson(text);
  if (value && value->IsAttributed()) return *value;
  throw Error("the value is not a JSON object", "use `decoder=string`");
}

}  // namespace

Value ProjectSources::ReadRuntimeVariable(const DataRequest& request) {
  const std::string url = StringArgument(request, "url");
  std::string timeout = StringArgument(request, "timeout");
  if (timeout.empty()) timeout = "10s";
  const auto limit =
      std::chrono::duration_cast<std::chrono::milliseconds>(ParseGoDuration(timeout));
  return Decode(ReadText(url, limit), ParameterOfUrl(url, "decoder"));
}

Value ProjectSources::ReadRdsToken(const DataRequest& request) {
  const std::string profile = StringArgument(request, "profile");
  const std::string region = FindAwsRegion(StringArgument(request, "region"), profile);
  return Value::String(RdsToken(StringArgument(request, "endpoint"),
                                StringArgument(request, "username"), region,
                                FindAwsCredentials(profile), std::chrono::system_clock::now()));
}

}  // namespace mercator
