#include "deploy/sigv4.h"

#include <gtest/gtest.h>

#include <ctime>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "support/golden.h"

namespace mercator {
namespace {

using nlohmann::json;

bool HasVectors() { return std::filesystem::exists(CorpusPath() / "sigv4_vectors.json"); }

json Vectors() { return json::parse(ReadFile(CorpusPath() / "sigv4_vectors.json")); }

AwsCredentials CredentialsOf(const json& vector) {
  return {vector["access_key"], vector["secret_key"],
          vector["session_token"].is_null() ? "" : vector["session_token"].get<std::string>()};
}

AwsTime TimeOf(const json& vectors) {
  std::tm time = {};
  strptime(vectors["time"].get<std::string>().c_str(), "%Y-%m-%dT%H:%M:%SZ", &time);
  return std::chrono::system_clock::from_time_t(timegm(&time));
}

TEST(SigV4, RdsTokens) {
  if (!HasVectors()) GTEST_SKIP() << "no corpora in " << CorpusPath();
  const json vectors = Vectors();
  for (const json& vector : vectors["iam_token"]) {
    const std::string endpoint =
        vector["host"].get<std::string>() + ":" + std::to_string(vector["port"].get<int>());
    EXPECT_EQ(RdsToken(endpoint, vector["user"], vector["region"], CredentialsOf(vector),
                       TimeOf(vectors)),
              vector["token"].get<std::string>());
  }
}

TEST(SigV4, SignedPosts) {
  if (!HasVectors()) GTEST_SKIP() << "no corpora in " << CorpusPath();
  const json vectors = Vectors();
  for (const json& vector : vectors["get_secret_value"]) {
    const std::string region = vector["region"];
    const HttpHeaders headers = {{"Content-Type", "application/x-amz-json-1.1"},
                                 {"X-Amz-Target", "secretsmanager.GetSecretValue"}};
    const HttpHeaders added =
        SignPost("secretsmanager", region, "secretsmanager." + region + ".amazonaws.com", headers,
                 vector["body"].get<std::string>(), CredentialsOf(vector), TimeOf(vectors));
    EXPECT_EQ(added.back().first, "authorization");
    EXPECT_EQ(added.back().second, vector["authorization"].get<std::string>());
  }
}

TEST(SigV4, EncodesAllButUnreserved) {
  EXPECT_EQ(AwsEncode("aZ9-._~/ +%é"), "aZ9-._~%2F%20%2B%25%C3%A9");
}

}  // namespace
}  // namespace mercator
