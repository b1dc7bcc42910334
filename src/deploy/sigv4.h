#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "deploy/http.h"

namespace mercator {

struct AwsCredentials {
  std::string access_key;
  std::string secret_key;
  std::string session_token;  // empty: not temporary
};

using AwsTime = std::chrono::system_clock::time_point;

// AWS Signature Version 4 ("Signature Version 4 signing process"): the headers that a POST to `/`
// of `host` with `headers` needs besides them: x-amz-date, x-amz-security-token, authorization.
HttpHeaders SignPost(const std::string& service, const std::string& region, const std::string& host,
                     const HttpHeaders& headers, std::string_view body,
                     const AwsCredentials& credentials, AwsTime now);

// The password for `user` on an RDS instance with IAM authentication: valid for connecting during
// 15 minutes. Computed here; nothing is sent. `endpoint` is host:port.
std::string RdsToken(const std::string& endpoint, const std::string& user,
                     const std::string& region, const AwsCredentials& credentials, AwsTime now);

// Percent-encoding of RFC 3986, `/` included.
std::string AwsEncode(std::string_view text);

}  // namespace mercator
