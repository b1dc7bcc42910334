// Secrets of AWS, asked of a server of the test's own.
#include "deploy/aws.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <thread>

#include "base/error.h"
#include "base/text.h"

namespace mercator {
namespace {

// Answers one request and remembers it.
class OneAnswer {
 public:
  OneAnswer(std::string status, std::string body) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(listen(socket_, 1), 0);
    socklen_t size = sizeof address;
    getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    url = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
    thread_ = std::thread([this, status, body] { Serve(status, body); });
  }
  ~OneAnswer() {
    shutdown(socket_, SHUT_RDWR);
    thread_.join();
    close(socket_);
  }

  std::string url;
  std::string request;

 private:
  void Serve(const std::string& status, const std::string& body) {
    const int peer = accept(socket_, nullptr, nullptr);
    if (peer < 0) return;
    char buffer[4096];
    while (!Contains(request, "\r\n\r\n") ||
           (request.starts_with("POST") && !request.ends_with("}"))) {
      const ssize_t n = read(peer, buffer, sizeof buffer);
      if (n <= 0) break;
      request.append(buffer, static_cast<size_t>(n));
    }
    const std::string answer = "HTTP/1.1 " + status +
                               "\r\nContent-Length: " + std::to_string(body.size()) +
                               "\r\nConnection: close\r\n\r\n" + body;
    EXPECT_EQ(write(peer, answer.data(), answer.size()), static_cast<ssize_t>(answer.size()));
    close(peer);
  }

  int socket_;
  std::thread thread_;
};

class AwsTest : public testing::Test {
 protected:
  void SetUp() override {
    setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", 1);
    setenv("AWS_SECRET_ACCESS_KEY", "very-secret", 1);
    setenv("NO_PROXY", "*", 1);
  }
  void TearDown() override {
    for (const char* name : {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_ENDPOINT_URL",
                             "AWS_ENDPOINT_URL_SSM", "AWS_REGION"})
      unsetenv(name);
  }
};

TEST_F(AwsTest, Secret) {
  OneAnswer server("200 OK", R"({"Name":"db","SecretString":"s3cret \"quoted\""})");
  setenv("AWS_ENDPOINT_URL", server.url.c_str(), 1);
  EXPECT_EQ(ReadAwsSecret("prod/db", "", "eu-central-1"), "s3cret \"quoted\"");
  EXPECT_TRUE(Contains(server.request, "X-Amz-Target: secretsmanager.GetSecretValue"));
  EXPECT_TRUE(Contains(server.request, "authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"));
  EXPECT_TRUE(Contains(server.request, "/eu-central-1/secretsmanager/aws4_request"));
  EXPECT_TRUE(server.request.ends_with(R"({"SecretId":"prod/db"})"));
  EXPECT_FALSE(Contains(server.request, "very-secret"));
}

TEST_F(AwsTest, Parameter) {
  OneAnswer server("200 OK", R"({"Parameter":{"Name":"/db/url","Value":"postgres://x"}})");
  setenv("AWS_ENDPOINT_URL_SSM", server.url.c_str(), 1);
  EXPECT_EQ(ReadAwsParameter("/db/url", "us-east-1"), "postgres://x");
  EXPECT_TRUE(server.request.ends_with(R"({"Name":"/db/url","WithDecryption":true})"));
}

TEST_F(AwsTest, FailureHasTheWordsOfAws) {
  OneAnswer server("400 Bad Request",
                   R"({"__type":"x#ResourceNotFoundException","Message":"cannot find it"})");
  setenv("AWS_ENDPOINT_URL", server.url.c_str(), 1);
  try {
    ReadAwsSecret("prod/db", "", "eu-central-1");
    FAIL() << "nothing was thrown";
  } catch (const Error& e) {
    EXPECT_STREQ(e.what(),
                 "AWS does not give secret `prod/db`: status 400, ResourceNotFoundException: "
                 "cannot find it");
  }
}

TEST_F(AwsTest, NobodyAnswers) {
  setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1", 1);
  EXPECT_THROW(ReadAwsSecret("prod/db", "", "eu-central-1"), Error);
}

TEST_F(AwsTest, Region) {
  EXPECT_EQ(FindAwsRegion("eu-west-1"), "eu-west-1");
  setenv("AWS_REGION", "eu-west-2", 1);
  EXPECT_EQ(FindAwsRegion(""), "eu-west-2");
}

}  // namespace
}  // namespace mercator
