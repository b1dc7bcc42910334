#include "deploy/sigv4.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <map>

#include "base/checksum.h"
#include "base/text.h"

namespace mercator {
namespace {

std::string Hmac(std::string_view key, std::string_view text) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest, &size);
  return {reinterpret_cast<char*>(digest), size};
}

std::string HexSha256(std::string_view text) {
  Sha256 hash;
  hash.Update(text);
  return HexDigits(hash.Digest());
}

std::string Stamp(AwsTime now) {
  return fmt::format("{:%Y%m%dT%H%M%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

// What a signature is for: date, region, service.
struct Credential {
  std::string stamp, region, service;
  std::string Scope() const {
    return stamp.substr(0, 8) + "/" + region + "/" + service + "/aws4_request";
  }
};

std::string Signature(const Credential& of, std::string_view secret,
                      const std::string& canonical_request) {
  std::string text =
      "AWS4-HMAC-SHA256\n" + of.stamp + "\n" + of.Scope() + "\n" + HexSha256(canonical_request);
  std::string key = Hmac("AWS4" + std::string(secret), of.stamp.substr(0, 8));
  for (const std::string& part : {of.region, of.service, std::string("aws4_request")})
    key = Hmac(key, part);
  return HexDigits(Hmac(key, text));
}

}  // namespace

std::string AwsEncode(std::string_view text) {
  std::string out;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte < 0x80 && (std::isalnum(byte) ||
                                       std::string_view("-._~").find(c) != std::string_view::npos);
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

HttpHeaders SignPost(const std::string& service, const std::string& region, const std::string& host,
                     const HttpHeaders& headers, std::string_view body,
                     const AwsCredentials& credentials, AwsTime now) {
  const Credential of{Stamp(now), region, service};
  HttpHeaders added = {{"x-amz-date", of.stamp}};
  if (!credentials.session_token.empty())
    added.emplace_back("x-amz-security-token", credentials.session_token);
  std::map<std::string, std::string> signed_headers = {{"host", host}};
  for (const auto* list : {&headers, const_cast<const HttpHeaders*>(&added)}) {
    for (const auto& [name, value] : *list) signed_headers[Lower(name)] = std::string(Trim(value));
  }
  std::string lines;
  std::vector<std::string> names;
  for (const auto& [name, value] : signed_headers) {
    lines += name + ":" + value + "\n";
    names.push_back(name);
  }
  const std::string request =
      "POST\n/\n\n" + lines + "\n" + Join(names, ";") + "\n" + HexSha256(body);
  added.emplace_back(
      "authorization",
      fmt::format("AWS4-HMAC-SHA256 Credential={}/{}, SignedHeaders={}, Signature={}",
                  credentials.access_key, of.Scope(), Join(names, ";"),
                  Signature(of, credentials.secret_key, request)));
  return added;
}

std::string RdsToken(const std::string& endpoint, const std::string& user,
                     const std::string& region, const AwsCredentials& credentials, AwsTime now) {
  const Credential of{Stamp(now), region, "rds-db"};
  std::string query = "Action=connect&DBUser=" + AwsEncode(user) +
                      "&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" +
                      AwsEncode(credentials.access_key + "/" + of.Scope()) +
                      "&X-Amz-Date=" + of.stamp + "&X-Amz-Expires=900";
  if (!credentials.session_token.empty())
    query += "&X-Amz-Security-Token=" + AwsEncode(credentials.session_token);
  query += "&X-Amz-SignedHeaders=host";
  const std::string request =
      "GET\n/\n" + query + "\nhost:" + endpoint + "\n\nhost\n" + HexSha256("");
  return endpoint + "/?" + query +
         "&X-Amz-Signature=" + Signature(of, credentials.secret_key, request);
}

}  // namespace mercator
