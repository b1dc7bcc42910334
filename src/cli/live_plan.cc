#include "cli/live_plan.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "base/duration.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/intent.h"
#include "cli/run_plan.h"
#include "diff/prove.h"
#include "report/style.h"

namespace mercator {

LivePlan PlanLive(Workbench& bench, State live, Catalog wanted, Diagnostics& diagnostics) {
  LivePlan result;
  WarnUncovered(live.catalog, diagnostics);
  Planned intent = PlanTowards(bench, live.catalog, std::move(wanted));
  bench.WarnUnmatched(diagnostics);
  result.wanted = std::move(intent.wanted);
  result.plan = std::move(intent.plan);
  if (!result.plan.empty()) {
    bench.Materialize(live);
    Prove(bench.server(), live.database, live.catalog, result.wanted, result.plan, diagnostics);
  }
  result.live = std::move(live);
  return result;
}

void WarnUncovered(const Catalog& catalog, Diagnostics& diagnostics) {
  for (const std::string& thing : catalog.uncovered) {
    diagnostics.Warning("`" + thing + "` is not covered: changes of it are not seen");
  }
}

std::vector<std::string> SchemasOf(const Catalog& catalog) {
  std::vector<std::string> names;
  for (const Object& object : catalog.objects()) {
    if (object.id.kind == Kind::kSchema) names.push_back(object.id.name);
  }
  return names;
}

bool Approve(const std::string& question) {
  std::fflush(stdout);
  std::fprintf(stderr, "? %s [y/N] ", question.c_str());
  std::fflush(stderr);
  std::string answer;
  if (!std::getline(std::cin, answer)) {
    std::fputc('\n', stderr);
    throw Error("nobody approved the plan; nothing was changed",
                "answer `y`, or give `--auto-approve` where nobody can answer");
  }
  answer = Lower(Trim(answer));
  return answer == "y" || answer == "yes" || answer == "apply";
}

void RequireUnmoved(Connection& connection, const InspectOptions& inspect,
                    const Catalog& expected) {
  if (Inspect(connection, inspect).Fingerprint() == expected.Fingerprint()) return;
  throw Error("the database has changed since the plan was made; nothing was changed",
              "run the command again to see the new plan");
}

std::string PlannedStatementText(const PlannedStatement& statement) {
  Style style = StyleFor(STDOUT_FILENO);
  std::string text;
  if (!statement.comment.empty())
    text = fmt::format("  {} {}:\n", style.Yellow("--"), statement.comment);
  return text +
         fmt::format("    {} {};\n", style.Cyan("->"), Replace(statement.sql, "\n", "\n       "));
}

std::string PlanRunText(const PlanRun& run) {
  Style style = StyleFor(STDOUT_FILENO);
  std::string dashes = "  " + style.Yellow("--") + " ";
  std::string elapsed =
      style.Yellow(FormatDuration(std::chrono::nanoseconds(run.end - run.start).count()));
  std::string text;
  if (run.failure) {
    text = fmt::format("    {}\n", style.RedBackground(run.failure->text));
  } else {
    text = dashes + style.Green("ok") + fmt::format(" ({})\n", elapsed);
  }
  text += "\n  " + style.Cyan("-------------------------") + "\n" + dashes + elapsed + "\n";
  size_t sent = run.applied.size();
  size_t good = run.failure && sent > 0 && !run.failure->statement.empty() ? sent - 1 : sent;
  std::string plural = good == 1 ? "" : "s";
  std::string failed = good < sent ? (good > 0 ? " ok, 1 with errors" : " with errors") : "";
  if (good == 0 && good < sent) return text + dashes + "1 sql statement" + failed + "\n";
  return text + dashes + fmt::format("{} sql statement{}{}\n", good, plural, failed);
}

}  // namespace mercator
