// A session is owned by a libpqxx connection (session.h), which closes it, knows its state and
// cancels. Statements go to libpq directly, on the same handle: libpqxx 6 gives neither the
// position nor detail, hint and context of an error, turns a refused COMMIT into an in-doubt guess,
// and its pipeline joins queries with `;`, so that an error's position cannot be told. Results stay
// in libpq's memory and are read as views.

#include "postgres/connection.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>

#include <cstdlib>
#include <exception>
#include <thread>
#include <utility>

#include "base/handover.h"
#include "base/text.h"
#include "postgres/connect.h"
#include "postgres/pooler.h"
#include "postgres/result_data.h"
#include "postgres/server_error.h"
#include "postgres/session.h"

namespace mercator {
namespace {

void CollectNotice(void* notices, const PGresult* result) {
  static_cast<std::vector<std::string>*>(notices)->push_back(NoticeText(result));
}

std::string Terminated(std::string_view sql) {
  if (Contains(sql, std::string_view("\0", 1))) {
    throw Error("the statement contains a NUL byte, which PostgreSQL does not accept",
                "remove the byte");
  }
  return std::string(sql);
}

std::string SettingLiteral(std::string_view text) {
  bool escape = Contains(text, "\\");
  std::string quoted = Replace(Replace(text, "'", "''"), "\\", "\\\\");
  return (escape ? " E'" : "'") + quoted + "'";
}

// One more statement that sets a run-time setting, for the transaction or for the session.
std::string SettingSql(const std::string& name, const std::string& value, bool local) {
  return fmt::format("SELECT pg_catalog.set_config({}, {}, {});", SettingLiteral(name),
                     SettingLiteral(value), local);
}

bool IsFailure(const PGresult* result) {
  ExecStatusType status = PQresultStatus(result);
  return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE;
}

}  // namespace

struct Connection::Impl {
  explicit Impl(std::string url) : Impl(url, Connect(url)) {}

  Impl(std::string url, Connected made)
      : url(std::move(url)),
        plain_url(std::move(made.plain_url)),
        pooling_known(made.pooling_known),
        pooling(made.pooling),
        needs_transactions(!made.settings.empty()),
        session(made.handle) {
    PQsetNoticeReceiver(handle(), CollectNotice, &notices);
    pid = session.backend_pid();
    FindPid();
    for (const auto& [name, value] : made.settings) on_begin += SettingSql(name, value, true);
  }

  // A pooler tells process ids of its own.
  void FindPid() {
    if (pooling != Pooling::kNone) TakePid(Run("SELECT pg_catalog.pg_backend_pid()").get());
  }

  // Reads the process id that the statement gives, if the server told one.
  void TakePid(const PGresult* result) {
    if (PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1)
      pid = std::atoi(PQgetvalue(result, 0, 0));
  }

  PGconn* handle() const { return session.handle(); }

  [[noreturn]] void ThrowLost(std::string text, bool in_doubt) const {
    bool farewell = !notices.empty() && notices.back().rfind("FATAL: ", 0) == 0;
    if (text.empty() && farewell) text = notices.back().substr(7);
    if (text.empty()) text = PQerrorMessage(handle());
    throw ConnectionLost(fmt::format("connection to the server was lost: {}", Trim(text)),
                         in_doubt);
  }

  // Ends a COPY that a statement began: there is no data to give and no place for data to go.
  void EndCopy(ExecStatusType status) {
    if (status == PGRES_COPY_IN || status == PGRES_COPY_BOTH) {
      PQputCopyEnd(handle(), "COPY from the client is not possible here: no data follows");
    }
    if (status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH) {
      char* row = nullptr;
      while (PQgetCopyData(handle(), &row, 0) > 0) PQfreemem(row);
    }
  }

  // Reads what the server has to say to the statement just sent, to the end.
  ResultHandle Receive(std::string_view sql, bool in_doubt) {
    ResultHandle last, failed;
    bool copied_out = false;
    while (PGresult* next = PQgetResult(handle())) {
      ResultHandle result(next);
      ExecStatusType status = PQresultStatus(next);
      EndCopy(status);
      copied_out |= status == PGRES_COPY_OUT;
      if (!IsFailure(next))
        last = std::move(result);
      else if (!failed)
        failed = std::move(result);
    }
    if (PQstatus(handle()) == CONNECTION_BAD) {
      ThrowLost(failed ? MakeServerError(failed.get(), sql).what() : "", in_doubt);
    }
    if (failed) throw MakeServerError(failed.get(), sql);
    if (copied_out) throw Error("COPY to the client is not possible here");
    return last;
  }

  ResultHandle Run(std::string_view sql, bool in_doubt = false) {
    if (!PQsendQuery(handle(), Terminated(sql).c_str())) FailToSend(in_doubt);
    return Receive(sql, in_doubt);
  }

  [[noreturn]] void FailToSend(bool in_doubt) {
    // A server that ended the session says why before it closes; the reason is still to be read.
    ResultHandle reason(PQgetResult(handle()));
    if (PQstatus(handle()) != CONNECTION_BAD)
      throw Error(std::string(Trim(PQerrorMessage(handle()))));
    ThrowLost(reason ? MakeServerError(reason.get(), "").what() : "", in_doubt);
  }

  // True when the session has ended while nothing was under way: all that the server sent is read,
  // up to the end that it may have made.
  bool EndedBefore() {
    pollfd readable{PQsocket(handle()), POLLIN, 0};
    while (PQstatus(handle()) == CONNECTION_OK && poll(&readable, 1, 0) > 0) {
      PQconsumeInput(handle());
      PQisBusy(handle());  // gives a message to the notices
    }
    return PQstatus(handle()) != CONNECTION_OK;
  }

  // Results as they come, null at the end; each is given once.
  using Give = std::function<void(ResultHandle)>;
  void SendPipeline(const std::vector<std::string>& queries);
  void ReceivePipeline(size_t count, const Give& give);
  void EndPipeline(bool complete, const ResultHandle& refused);

  std::string url;
  std::string plain_url;
  bool pooling_known;
  Pooling pooling;
  bool needs_transactions;
  std::string on_begin;  // SQL
  int pid = 0;
  std::vector<std::string> notices;
  Session session;
};

void Connection::Impl::SendPipeline(const std::vector<std::string>& queries) {
  if (!PQenterPipelineMode(handle())) FailToSend(false);
  bool sent = true;
  for (const std::string& query : queries) {
    sent = sent && PQsendQueryParams(handle(), Terminated(query).c_str(), 0, nullptr, nullptr,
                                     nullptr, nullptr, 0);
  }
  if (!sent || !PQpipelineSync(handle())) FailToSend(false);
}

void Connection::Impl::ReceivePipeline(size_t count, const Give& give) {
  for (size_t i = 0; i < count; ++i) {
    ResultHandle result(PQgetResult(handle()));
    bool ended = !result || PQstatus(handle()) == CONNECTION_BAD;
    if (result) give(std::move(result));
    if (ended) return;
    while (PGresult* more = PQgetResult(handle())) PQclear(more);
  }
  PQclear(PQgetResult(handle()));  // the synchronisation point
}

void Connection::Impl::EndPipeline(bool complete, const ResultHandle& refused) {
  if (PQstatus(handle()) == CONNECTION_BAD || !complete) {
    ThrowLost(refused ? MakeServerError(refused.get(), "").what() : "", false);
  }
  PQexitPipelineMode(handle());
}

Connection::Connection(const std::string& url) : impl_(std::make_unique<Impl>(url)) {}
Connection::~Connection() = default;
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;

Result Connection::Execute(std::string_view sql) {
  Result result;
  result.data_ = std::make_shared<Result::Data>(Result::Data{impl_->Run(sql)});
  return result;
}

Result Connection::Query(std::string_view sql,
                         const std::vector<std::optional<std::string>>& parameters) {
  std::vector<std::string> texts;
  std::vector<const char*> values;
  texts.reserve(parameters.size());
  for (const std::optional<std::string>& parameter : parameters) {
    if (parameter) texts.push_back(Terminated(*parameter));
    values.push_back(parameter ? texts.back().c_str() : nullptr);
  }
  if (!PQsendQueryParams(impl_->handle(), Terminated(sql).c_str(), static_cast<int>(values.size()),
                         nullptr, values.data(), nullptr, nullptr, 0)) {
    impl_->FailToSend(false);
  }
  Result result;
  result.data_ = std::make_shared<Result::Data>(Result::Data{impl_->Receive(sql, false)});
  return result;
}

std::vector<Result> Connection::ExecuteAll(const std::vector<std::string>& queries) {
  std::vector<Result> results;
  ExecuteEach(queries, [&](size_t, const Result& result) { results.push_back(result); });
  return results;
}

// A thread of its own reads, so that the server never waits for `use`.
void Connection::ExecuteEach(const std::vector<std::string>& queries,
                             const std::function<void(size_t, const Result&)>& use) {
  impl_->SendPipeline(queries);
  Handover<ResultHandle> arrived;
  std::thread reader([&] {
    impl_->ReceivePipeline(queries.size(),
                           [&](ResultHandle result) { arrived.Put(std::move(result)); });
    arrived.Close();
  });
  size_t count = 0, refused_query = 0;
  ResultHandle refused;
  std::exception_ptr failure;
  while (std::optional<ResultHandle> next = arrived.Take()) {
    size_t query = count++;
    if (refused || failure) continue;
    if (IsFailure(next->get())) {
      refused = std::move(*next);
      refused_query = query;
      continue;
    }
    Result result;
    result.data_ = std::make_shared<Result::Data>(Result::Data{std::move(*next)});
    try {
      use(query, result);
    } catch (...) {
      failure = std::current_exception();
    }
  }
  reader.join();
  impl_->EndPipeline(count == queries.size(), refused);
  if (refused) throw MakeServerError(refused.get(), queries[refused_query]);
  if (failure) std::rethrow_exception(failure);
}

void Connection::Begin(std::string_view options) {
  impl_->Run(options.empty() ? "BEGIN" : fmt::format("BEGIN {}", options));
  if (impl_->pooling != Pooling::kTransaction) return;
  try {
    ApplySettings();
  } catch (...) {
    if (is_open()) impl_->Run("ROLLBACK");
    throw;
  }
}

void Connection::ApplySettings() {
  if (impl_->pooling != Pooling::kTransaction) return;
  impl_->TakePid(impl_->Run(impl_->on_begin + "SELECT pg_catalog.pg_backend_pid()").get());
}

bool Connection::transaction_pooled() {
  if (!impl_->pooling_known) {
    impl_->pooling = FindPooling(impl_->handle(), impl_->plain_url);
    impl_->pooling_known = true;
    impl_->FindPid();
  }
  return impl_->pooling == Pooling::kTransaction;
}

void Connection::SetForSession(const std::vector<std::pair<std::string, std::string>>& settings) {
  bool local = transaction_pooled();
  std::string sql;
  for (const auto& [name, value] : settings) sql += SettingSql(name, value, local);
  if (local) {
    impl_->on_begin += sql;
  } else if (!sql.empty()) {
    impl_->Run(sql);
  }
}

bool Connection::needs_transactions() const { return impl_->needs_transactions; }

const std::string& Connection::url() const { return impl_->url; }

void Connection::Commit() {
  if (impl_->EndedBefore()) impl_->FailToSend(false);
  ResultHandle result = impl_->Run("COMMIT", true);
  if (std::string_view(PQcmdStatus(result.get())) == "ROLLBACK") {
    throw ServerError("the transaction was rolled back: a statement in it had failed", "25P02");
  }
}

void Connection::Rollback() { impl_->Run("ROLLBACK"); }

int Connection::server_version() const { return impl_->session.server_version(); }
std::string Connection::database() const { return PQdb(impl_->handle()); }
std::string Connection::user() const { return PQuser(impl_->handle()); }
int Connection::backend_pid() const { return impl_->pid; }
bool Connection::in_transaction() const {
  return PQtransactionStatus(impl_->handle()) != PQTRANS_IDLE;
}
bool Connection::is_open() const { return impl_->session.is_open(); }

std::vector<std::string> Connection::TakeNotices() { return std::exchange(impl_->notices, {}); }

void Connection::Cancel() { impl_->session.Cancel(); }

Transaction::Transaction(Connection& connection, std::string_view options)
    : connection_(connection) {
  connection_.Begin(options);
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    connection_.Rollback();
  } catch (const Error&) {
    // The session is gone, and its transaction with it.
  }
}

void Transaction::Commit() {
  open_ = false;
  connection_.Commit();
}

}  // namespace mercator
