#include "deploy/http.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>
#include <mutex>

#include "base/error.h"

namespace mercator {
namespace {

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

size_t Append(char* bytes, size_t size, size_t count, void* body) {
  static_cast<std::string*>(body)->append(bytes, size * count);
  return size * count;
}

void SetMethod(CURL* handle, const HttpRequest& request) {
  if (request.method == "GET") return;
  curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.data());
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE,
                   static_cast<curl_off_t>(request.body.size()));
}

}  // namespace

std::string ShownAddress(const std::string& url) {
  std::string shown = url.substr(0, url.find('?'));
  size_t begin = shown.find("://"), at = shown.find('@');
  if (begin != std::string::npos && at != std::string::npos) shown.erase(begin + 3, at - begin - 2);
  return shown;
}

HttpResponse SendHttp(const HttpRequest& request) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  std::unique_ptr<CURL, FreeHandle> handle(curl_easy_init());
  if (!handle) throw Error("cannot start an HTTP request");
  std::unique_ptr<curl_slist, FreeList> headers;
  auto add = [&](const std::string& line) {
    headers.reset(curl_slist_append(headers.release(), line.c_str()));
  };
  add("Expect:");
  for (const auto& [name, value] : request.headers)
    add(value.empty() ? name + ";" : name + ": " + value);
  HttpResponse response;
  curl_easy_setopt(handle.get(), CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
  curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, Append);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &response.body);
  if (!request.proxy) curl_easy_setopt(handle.get(), CURLOPT_NOPROXY, "*");
  SetMethod(handle.get(), request);
  CURLcode code = curl_easy_perform(handle.get());
  if (code != CURLE_OK) {
    throw Error(fmt::format("no answer from `{}`: {}", ShownAddress(request.url),
                            curl_easy_strerror(code)));
  }
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &response.status);
  return response;
}

}  // namespace mercator
