#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "migrate/apply.h"
#include "migrate/directory.h"
#include "migrate/replay.h"
#include "migrate/sum.h"
#include "postgres/throwaway_server.h"

namespace mercator {
namespace {

namespace fs = std::filesystem;

fs::path Products() {
  const char* given = std::getenv("MERCATOR_CORPUS");
  fs::path corpus = given ? given : fs::path(MERCATOR_SOURCE_DIR) / "../shared/corpus";
  return corpus / "realworld" / "products";
}

// The migrations, with those files marked that cannot run in a transaction.
MigrationDirectory ReadProduct(const fs::path& product, Diagnostics& diagnostics) {
  MigrationDirectory directory = ReadMigrationDirectory(product / "migrations", diagnostics);
  auto meta = nlohmann::json::parse(ReadFile(product / "meta.json"));
  for (const std::string& name : meta.value("no_transaction", std::vector<std::string>())) {
    for (MigrationFile& file : directory.files) {
      if (file.name == name) file.tx_mode = TxMode::kNone;
    }
  }
  directory.sum = ComputeSum(directory.files).Text();
  return directory;
}

// A database in which what the product expects to be there is there.
std::string Prepare(ThrowawayServer& server, const fs::path& product) {
  std::string url = server.Url(server.CreateDatabase());
  if (fs::exists(product / "prelude.sql"))
    Connection(url).Execute(ReadFile(product / "prelude.sql"));
  return url;
}

TEST(MigrationCorpus, RealDirectoriesReplayAndApply) {
  if (!fs::exists(Products())) GTEST_SKIP() << "no corpus at " << Products();
  ThrowawayServer server;
  int seen = 0;
  for (const auto& product : fs::directory_iterator(Products())) {
    if (!fs::exists(product.path() / "migrations")) continue;
    ++seen;
    SCOPED_TRACE(product.path().string());
    Diagnostics diagnostics;
    MigrationDirectory directory = ReadProduct(product.path(), diagnostics);
    Connection replayed(Prepare(server, product.path()));
    EXPECT_TRUE(Replay(replayed, directory, diagnostics)) << Render(diagnostics);
    Connection applied(Prepare(server, product.path()));
    ApplyObserver quiet;
    ApplyReport report = Apply(applied, directory, {.allow_dirty = true}, diagnostics, quiet);
    EXPECT_FALSE(report.failure) << (report.failure ? report.failure->message : "");
    EXPECT_EQ(report.ok(), directory.files.size());
  }
  EXPECT_GT(seen, 10);
}

}  // namespace
}  // namespace mercator
