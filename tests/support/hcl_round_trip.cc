#include "support/hcl_round_trip.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/change.h"
#include "diff/fixed_point.h"
#include "hcl/schema/schema.h"
#include "inspect/schema_files.h"
#include "postgres/dev_server.h"

namespace mercator {
namespace {

class Shared : public DevServer {
 public:
  explicit Shared(ThrowawayServer& server) : server_(server) {}
  std::string Url(const std::string& database) const override { return server_.Url(database); }
  std::string CreateDatabase(const std::string& from) override {
    return server_.CreateDatabase(from);
  }
  void DropDatabase(const std::string& database) override { server_.DropDatabase(database); }

 private:
  ThrowawayServer& server_;
};

}  // namespace

LoadedState LoadState(ThrowawayServer& server, const std::vector<SourcePtr>& files,
                      const InspectOptions& options) {
  LoadedState state;
  std::string database = server.CreateDatabase();
  {
    Connection connection(server.Url(database));
    Diagnostics diagnostics;
    if (LoadSchemaFiles(connection, files, diagnostics)) {
      state.catalog = Inspect(connection, options);
    } else {
      state.errors = Render(diagnostics);
    }
  }
  server.DropDatabase(database);
  return state;
}

std::string CheckHclRoundTrip(ThrowawayServer& server, const std::vector<SourcePtr>& files,
                              const InspectOptions& options, std::string* text) {
  LoadedState wanted = LoadState(server, files, options);
  if (!wanted.errors.empty()) return "";  // not of this server
  std::string hcl = CatalogToHcl(wanted.catalog);
  if (text) *text = hcl;
  auto source = std::make_shared<Source>(Source{"printed.hcl", hcl});
  LoadedState got = LoadState(server, {source}, options);
  if (!got.errors.empty()) return got.errors;
  Shared dev(server);
  auto start = [&]() -> DevServer& { return dev; };
  Catalog to = AtFixedPoint(got.catalog, wanted.catalog, start);
  std::string out;
  for (const Change& change : Diff(got.catalog, to)) {
    const char* what = !change.from ? "missing" : !change.to ? "too much" : "differs in";
    out += fmt::format("{} {} {}\n", ToString(change.id()), what, Join(change.attributes, ", "));
  }
  return out;
}

}  // namespace mercator
