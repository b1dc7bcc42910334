#include "postgres/pooler.h"

#include <libpq-fe.h>
#include <poll.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <optional>

#include "postgres/result_data.h"

namespace mercator {
namespace {

using Clock = std::chrono::steady_clock;

// A pooler whose server sessions are all taken lets the second client wait for one, which is what a
// pooler of sessions does.
constexpr std::chrono::milliseconds kPatience(3000);

constexpr const char* kPid = "SELECT pg_catalog.pg_backend_pid()";

struct Finish {
  void operator()(PGconn* handle) const { PQfinish(handle); }
};

std::optional<int> PidIn(const PGresult* result) {
  if (PQresultStatus(result) != PGRES_TUPLES_OK || PQntuples(result) != 1) return std::nullopt;
  return std::atoi(PQgetvalue(result, 0, 0));
}

std::optional<int> Pid(PGconn* handle) {
  ResultHandle result(PQexec(handle, kPid));
  return PidIn(result.get());
}

// The last row that the statements give; nothing if they fail or take too long.
std::optional<int> PidInTime(PGconn* handle, const char* sql) {
  Clock::time_point limit = Clock::now() + kPatience;
  if (!PQsendQuery(handle, sql)) return std::nullopt;
  std::optional<int> pid;
  for (;;) {
    while (PQisBusy(handle)) {
      auto left = std::chrono::duration_cast<std::chrono::milliseconds>(limit - Clock::now());
      pollfd readable{PQsocket(handle), POLLIN, 0};
      if (left.count() <= 0 || poll(&readable, 1, static_cast<int>(left.count())) <= 0)
        return std::nullopt;
      if (!PQconsumeInput(handle)) return std::nullopt;
    }
    ResultHandle result(PQgetResult(handle));
    if (!result) return pid;
    if (std::optional<int> found = PidIn(result.get())) pid = found;
  }
}

}  // namespace

Pooling FindPooling(PGconn* handle, const std::string& url) {
  std::optional<int> first = Pid(handle);
  if (!first || *first == PQbackendPID(handle)) return Pooling::kNone;
  std::unique_ptr<PGconn, Finish> second(PQconnectdb(url.c_str()));
  if (PQstatus(second.get()) != CONNECTION_OK) return Pooling::kSession;
  std::optional<int> other = PidInTime(second.get(), "BEGIN; SELECT pg_catalog.pg_backend_pid()");
  if (!other) return Pooling::kSession;
  if (*other == *first) return Pooling::kTransaction;
  return Pid(handle) == first ? Pooling::kSession : Pooling::kTransaction;
}

}  // namespace mercator
