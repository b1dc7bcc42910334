#include <fmt/format.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "deploy/aws.h"

namespace mercator {
namespace {

using nlohmann::json;

// The address of a service: AWS's own, or that of the environment.
std::string Endpoint(const std::string& service, const char* variable, const std::string& region) {
  for (const char* name : {variable, "AWS_ENDPOINT_URL"}) {
    const char* url = std::getenv(name);
    if (url && *url) return url;
  }
  const bool china = region.starts_with("cn-");
  return "https://" + service + "." + region + (china ? ".amazonaws.com.cn" : ".amazonaws.com");
}

std::string HostOf(const std::string& url) {
  const size_t begin = url.find("://") + 3;
  return url.substr(begin, url.find('/', begin) - begin);
}

struct Call {
  std::string service;
  std::string endpoint;
  std::string target;
  json body;
  std::string what;  // for messages
};

json Send(const Call& call, const std::string& region) {
  HttpRequest request;
  request.method = "POST";
  request.url = call.endpoint.ends_with('/') ? call.endpoint : call.endpoint + "/";
  request.headers = {{"Content-Type", "application/x-amz-json-1.1"}, {"X-Amz-Target", call.target}};
  request.body = call.body.dump();
  const HttpHeaders added =
      SignPost(call.service, region, HostOf(request.url), request.headers, request.body,
               FindAwsCredentials(), std::chrono::system_clock::now());
  request.headers.insert(request.headers.end(), added.begin(), added.end());
  const HttpResponse response = SendHttp(request);
  json answer = json::parse(response.body, nullptr, false);
  if (response.status == 200 && answer.is_object()) return answer;
  if (!answer.is_object()) answer = json::object();
  const std::string type = answer.value("__type", "");
  throw Error(fmt::format("AWS does not give {}: status {}{}{}", call.what, response.status,
                          type.empty() ? "" : ", " + type.substr(type.find('#') + 1),
                          answer.contains("message")   ? ": " + answer.value("message", "")
                          : answer.contains("Message") ? ": " + answer.value("Message", "")
                                                       : ""));
}

}  // namespace

std::string ReadAwsSecret(const std::string& id, const std::string& version_stage,
                          const std::string& region) {
  Call call{"secretsmanager",
            Endpoint("secretsmanager", "AWS_ENDPOINT_URL_SECRETS_MANAGER", region),
            "secretsmanager.GetSecretValue",
            {{"SecretId", id}},
            "secret `" + id + "`"};
  if (!version_stage.empty()) call.body["VersionStage"] = version_stage;
  const json answer = Send(call, region);
  if (answer.contains("SecretString")) return answer.value("SecretString", "");
  throw Error(fmt::format("secret `{}` is not a text", id), "store it as a string, not as binary");
}

std::string ReadAwsParameter(const std::string& name, const std::string& region) {
  const json answer = Send({"ssm",
                            Endpoint("ssm", "AWS_ENDPOINT_URL_SSM", region),
                            "AmazonSSM.GetParameter",
                            {{"Name", name}, {"WithDecryption", true}},
                            "parameter `" + name + "`"},
                           region);
  if (answer.contains("Parameter")) return answer["Parameter"].value("Value", "");
  throw Error(fmt::format("AWS gave no value for parameter `{}`", name));
}

}  // namespace mercator
