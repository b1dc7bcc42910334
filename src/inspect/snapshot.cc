#include "inspect/snapshot.h"

#include <condition_variable>
#include <exception>
#include <future>
#include <mutex>
#include <optional>

#include "sql/quote.h"

namespace mercator {
namespace {

constexpr const char* kBegin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

// Results by the number of their query, from several threads to one.
class Arrivals {
 public:
  explicit Arrivals(size_t count) : results_(count) {}

  void Put(size_t query, const Result& result) {
    {
      std::lock_guard lock(mutex_);
      results_[query] = result;
    }
    changed_.notify_one();
  }

  // What is not there yet will not come.
  void Fail(std::exception_ptr failure) {
    {
      std::lock_guard lock(mutex_);
      failure_ = std::move(failure);
    }
    changed_.notify_one();
  }

  // Waits for it, and gives it once.
  Result Take(size_t query) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return results_[query] || failure_; });
    if (!results_[query]) std::rethrow_exception(failure_);
    Result result = *results_[query];
    results_[query].reset();
    return result;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::optional<Result>> results_;
  std::exception_ptr failure_;
};

struct Share {
  std::vector<std::string> queries;
  std::vector<size_t> numbers;  // of each of them; kNone: of no interest
  static constexpr size_t kNone = static_cast<size_t>(-1);

  void Add(std::string query, size_t number = kNone) {
    queries.push_back(std::move(query));
    numbers.push_back(number);
  }
};

void Run(Connection& connection, const Share& share, Arrivals& arrivals) {
  connection.ExecuteEach(share.queries, [&](size_t query, const Result& rows) {
    if (share.numbers[query] != Share::kNone) arrivals.Put(share.numbers[query], rows);
  });
}

// False if there is no such session, or it did not come to the end.
bool RunBeside(const std::string& url, const std::string& settings,
               std::shared_future<std::string> snapshot, const Share& share, Arrivals& arrivals) {
  try {
    Connection connection(url);
    Share all;
    all.Add(kBegin);
    all.Add("SET TRANSACTION SNAPSHOT " + QuoteLiteral(snapshot.get()));
    all.Add(settings);
    for (size_t i = 0; i < share.queries.size(); ++i) all.Add(share.queries[i], share.numbers[i]);
    all.Add("COMMIT");
    Run(connection, all, arrivals);
    return true;
  } catch (const Error&) {
    return false;
  }
}

// Gives the snapshot to the second session, and does what that one could not.
void RunBoth(Connection& connection, const std::string& second_session, const std::string& settings,
             const Share& mine, const Share& theirs, Arrivals& arrivals) {
  std::promise<std::string> exported;
  std::shared_future<std::string> snapshot = exported.get_future().share();
  std::future<bool> second = std::async(std::launch::async, [&, snapshot] {
    return RunBeside(second_session, settings, snapshot, theirs, arrivals);
  });
  bool given = false;
  try {
    connection.ExecuteEach({kBegin, "SELECT pg_catalog.pg_export_snapshot()"},
                           [&](size_t query, const Result& rows) {
                             if (query != 1) return;
                             exported.set_value(rows[0].Text(0));
                             given = true;
                           });
  } catch (...) {
    if (!given) exported.set_exception(std::make_exception_ptr(Error("there is no snapshot")));
    second.wait();
    throw;
  }
  Run(connection, mine, arrivals);
  if (!second.get()) Run(connection, theirs, arrivals);
  connection.Execute("COMMIT");
}

}  // namespace

void ReadInSnapshot(Connection& connection, const std::string& second_session,
                    const std::string& settings, const std::vector<std::string>& queries,
                    const std::vector<bool>& beside,
                    const std::function<void(size_t query, const Result& rows)>& use) {
  if (second_session.empty()) {
    std::vector<std::string> all = {kBegin, settings};
    all.insert(all.end(), queries.begin(), queries.end());
    all.push_back("COMMIT");
    connection.ExecuteEach(all, [&](size_t query, const Result& rows) {
      if (query >= 2 && query < queries.size() + 2) use(query - 2, rows);
    });
    return;
  }
  Share mine, theirs;
  mine.Add(settings);
  for (size_t i = 0; i < queries.size(); ++i) (beside[i] ? theirs : mine).Add(queries[i], i);
  Arrivals arrivals(queries.size());
  std::future<void> running = std::async(std::launch::async, [&] {
    try {
      RunBoth(connection, second_session, settings, mine, theirs, arrivals);
    } catch (...) {
      arrivals.Fail(std::current_exception());
    }
  });
  for (size_t i = 0; i < queries.size(); ++i) use(i, arrivals.Take(i));
}

}  // namespace mercator
