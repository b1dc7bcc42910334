#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace mercator {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
  std::string method = "GET";
  std::string url;
  HttpHeaders headers;
  std::string body;
  std::chrono::milliseconds timeout{30'000};
  bool proxy = true;  // false: whatever the environment says, none
};

struct HttpResponse {
  long status = 0;
  std::string body;
};

// Sends the request and gives the response, whatever its status. Throws Error where there is none;
// the message has the host and never the query or a header.
HttpResponse SendHttp(const HttpRequest& request);

// An address for messages: without query and without user and password.
std::string ShownAddress(const std::string& url);

}  // namespace mercator
