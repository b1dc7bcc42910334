#include "cli/intent.h"

#include "cli/environment.h"
#include "cli/secrets.h"
#include "diff/skip.h"
#include "inspect/scope.h"
#include "model/catalog_copy.h"
#include "model/schema.h"
#include "sql/unqualify.h"

namespace mercator {
namespace {

// Names that come before those of any other schema.
std::set<std::string> ReservedNames(const std::string& url) {
  Connection connection(url);
  const Result rows = connection.Execute(
      "SELECT proname FROM pg_catalog.pg_proc WHERE pronamespace = 11 UNION "
      "SELECT typname FROM pg_catalog.pg_type WHERE typnamespace = 11 UNION "
      "SELECT relname FROM pg_catalog.pg_class WHERE relnamespace = 11");
  std::set<std::string> names;
  for (Row row : rows) names.insert(row.Text(0));
  return names;
}

std::set<std::string> ReservedNames(Workbench& bench) {
  if (!bench.live_url().empty()) return ReservedNames(bench.live_url());
  const std::string database = bench.server().CreateDatabase("");
  std::set<std::string> names = ReservedNames(bench.server().Url(database));
  bench.server().DropDatabase(database);
  return names;
}

void Unqualify(Workbench& bench, Plan& plan) {
  const std::set<std::string> reserved = ReservedNames(bench);
  for (auto& part : plan.parts) {
    for (PlannedStatement& statement : part)
      statement.sql = Unqualified(statement.sql, bench.scope(), reserved);
  }
}

}  // namespace

Planned PlanTowards(Workbench& bench, const Catalog& from, Catalog wanted) {
  const std::set<std::string>& skip = bench.environment().skip;
  const std::vector<Renaming> unnamed = TakeSkippedRenamings(wanted, skip);
  auto managed = [&](const Catalog& now, Catalog to) {
    if (!bench.scope().empty()) to = KeepDatabaseWide(std::move(to), now);
    to = KeepUnselected(now, to, bench.selection());
    return WithoutSkipped(now, to, skip, unnamed);
  };
  Planned intent = PlanChanges(
      from, std::move(wanted), [&]() -> DevServer& { return bench.server(); },
      bench.environment().policy, managed);
  if (bench.environment().deny_secrets) RequireNoSecrets(intent.plan, intent.wanted);
  const bool unqualify = !bench.scope().empty() && !bench.qualified;
  if (unqualify && !intent.plan.empty()) Unqualify(bench, intent.plan);
  return intent;
}

void QualifyWith(Workbench& bench, const std::string& schema, Plan& plan) {
  for (auto& part : plan.parts) {
    for (PlannedStatement& statement : part)
      statement.sql = Requalified(statement.sql, bench.scope(), schema);
  }
}

Plan PlanFromNothing(Workbench& bench, const Catalog& state) {
  if (bench.scope().empty()) return MakePlan(state);
  Catalog empty = LikeWithoutObjects(state);
  for (size_t i = 0; i < state.objects().size(); ++i) {
    if (!bench.selection().Has(state, state.objects()[i])) CopyObject(state, i, empty);
  }
  const ObjectId schema{Kind::kSchema, "", "", bench.scope()};
  empty.Add(schema, {}, std::make_shared<Schema>());
  empty.Finish();
  return PlanTowards(bench, empty, state).plan;
}

}  // namespace mercator
