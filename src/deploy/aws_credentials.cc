#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/error.h"
#include "base/file.h"
#include "base/program.h"
#include "base/text.h"
#include "deploy/aws.h"

namespace mercator {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;
using Found = std::optional<AwsCredentials>;

std::string Env(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

Found FromEnvironment() {
  if (Env("AWS_ACCESS_KEY_ID").empty()) return {};
  return AwsCredentials{Env("AWS_ACCESS_KEY_ID"), Env("AWS_SECRET_ACCESS_KEY"),
                        Env("AWS_SESSION_TOKEN")};
}

AwsCredentials FromJson(const std::string& text, const std::string& whence) {
  const json value = json::parse(text, nullptr, false);
  if (!value.is_object() || !value.contains("AccessKeyId"))
    throw Error(fmt::format("{} gave no AWS credentials", whence));
  const bool token = value.contains("Token");
  return {value.value("AccessKeyId", ""), value.value("SecretAccessKey", ""),
          value.value(token ? "Token" : "SessionToken", "")};
}

std::string Get(const std::string& url, HttpHeaders headers, const std::string& whence) {
  HttpResponse response = SendHttp({"GET", url, std::move(headers), "", milliseconds(5000), false});
  if (response.status != 200)
    throw Error(fmt::format("{} answered with status {}", whence, response.status));
  return response.body;
}

Found FromContainer() {
  std::string url = Env("AWS_CONTAINER_CREDENTIALS_FULL_URI");
  if (const std::string path = Env("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"); !path.empty())
    url = "http://169.254.170.2" + path;
  if (url.empty()) return {};
  std::string token = Env("AWS_CONTAINER_AUTHORIZATION_TOKEN");
  if (const std::string file = Env("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"); !file.empty())
    token = std::string(Trim(ReadFile(file)));
  HttpHeaders headers;
  if (!token.empty()) headers.emplace_back("Authorization", token);
  return FromJson(Get(url, headers, "the container's endpoint"), "the container's endpoint");
}

// The text of an element of an XML answer without nesting of the same name.
std::string Element(const std::string& xml, const std::string& name) {
  const size_t begin = xml.find("<" + name + ">");
  const size_t end = xml.find("</" + name + ">");
  if (begin == std::string::npos || end == std::string::npos) return "";
  return xml.substr(begin + name.size() + 2, end - begin - name.size() - 2);
}

Found FromWebIdentity() {
  const std::string file = Env("AWS_WEB_IDENTITY_TOKEN_FILE"), role = Env("AWS_ROLE_ARN");
  if (file.empty() || role.empty()) return {};
  const std::string session = Env("AWS_ROLE_SESSION_NAME");
  const std::string region = Env("AWS_REGION");
  HttpRequest request;
  request.method = "POST";
  request.url =
      region.empty() ? "https://sts.amazonaws.com/" : "https://sts." + region + ".amazonaws.com/";
  request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
  request.body = "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=" + AwsEncode(role) +
                 "&RoleSessionName=" + AwsEncode(session.empty() ? "mercator" : session) +
                 "&WebIdentityToken=" + AwsEncode(Trim(ReadFile(file)));
  const HttpResponse response = SendHttp(request);
  if (response.status != 200) {
    throw Error(fmt::format("AWS does not let `{}` be assumed: {}", role,
                            Element(response.body, "Message")));
  }
  return AwsCredentials{Element(response.body, "AccessKeyId"),
                        Element(response.body, "SecretAccessKey"),
                        Element(response.body, "SessionToken")};
}

using Section = std::map<std::string, std::string>;

// A section of an INI file; empty where there is no such file or section.
Section ReadSection(const std::filesystem::path& path, const std::string& name) {
  Section section;
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return section;
  bool inside = false;
  for (const std::string& text : Split(ReadFile(path), '\n')) {
    const std::string_view line = Trim(text);
    if (line.starts_with('[')) inside = line == "[" + name + "]";
    const size_t equals = line.find('=');
    if (!inside || equals == std::string_view::npos) continue;
    section[std::string(Trim(line.substr(0, equals)))] = std::string(Trim(line.substr(equals + 1)));
  }
  return section;
}

std::filesystem::path AwsFile(const char* variable, const char* name) {
  const std::string given = Env(variable);
  return given.empty() ? std::filesystem::path(Env("HOME")) / ".aws" / name
                       : std::filesystem::path(given);
}

std::string ProfileOr(const std::string& profile) {
  if (!profile.empty()) return profile;
  const std::string set = Env("AWS_PROFILE");
  return set.empty() ? "default" : set;
}

Section ConfigOf(const std::string& profile) {
  return ReadSection(AwsFile("AWS_CONFIG_FILE", "config"),
                     profile == "default" ? profile : "profile " + profile);
}

Found FromProfile(const std::string& profile) {
  Section section = ReadSection(AwsFile("AWS_SHARED_CREDENTIALS_FILE", "credentials"), profile);
  if (!section.contains("aws_access_key_id")) section = ConfigOf(profile);
  if (section.contains("aws_access_key_id")) {
    return AwsCredentials{section["aws_access_key_id"], section["aws_secret_access_key"],
                          section["aws_session_token"]};
  }
  if (section.empty()) return {};
  const ProgramResult result = RunProgram(
      {"aws", "configure", "export-credentials", "--format", "process", "--profile", profile});
  if (result.status != 0) {
    throw Error(fmt::format("`aws configure export-credentials` for profile `{}` failed: {}",
                            profile, Trim(result.errors)));
  }
  return FromJson(result.output, "the `aws` program");
}

Found FromInstance() {
  if (Lower(Env("AWS_EC2_METADATA_DISABLED")) == "true") return {};
  const std::string base = "http://169.254.169.254/latest/";
  try {
    const HttpResponse token = SendHttp({"PUT",
                                         base + "api/token",
                                         {{"X-aws-ec2-metadata-token-ttl-seconds", "300"}},
                                         "",
                                         milliseconds(1000),
                                         false});
    if (token.status != 200) return {};
    const HttpHeaders headers = {{"X-aws-ec2-metadata-token", token.body}};
    const std::string path = base + "meta-data/iam/security-credentials/";
    const std::string role(Trim(Get(path, headers, "the instance's metadata")));
    return FromJson(Get(path + role, headers, "the instance's metadata"),
                    "the instance's metadata");
  } catch (const Error&) {
    return {};  // not on an instance
  }
}

}  // namespace

AwsCredentials FindAwsCredentials(const std::string& profile) {
  if (!profile.empty()) {
    if (Found found = FromProfile(profile)) return *found;
    throw Error(fmt::format("there is no AWS profile `{}`", profile),
                "`aws configure --profile NAME` makes one");
  }
  if (Found found = FromEnvironment()) return *found;
  if (Found found = FromContainer()) return *found;
  if (Found found = FromWebIdentity()) return *found;
  if (Found found = FromProfile(ProfileOr(""))) return *found;
  if (Found found = FromInstance()) return *found;
  throw Error("there are no AWS credentials",
              "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or make a profile with `aws "
              "configure`");
}

std::string FindAwsRegion(const std::string& given, const std::string& profile) {
  for (const std::string& region : {given, Env("AWS_REGION"), Env("AWS_DEFAULT_REGION"),
                                    ConfigOf(ProfileOr(profile))["region"]}) {
    if (!region.empty()) return region;
  }
  throw Error("the AWS region is not known", "name it in the project file, or set AWS_REGION");
}

}  // namespace mercator
