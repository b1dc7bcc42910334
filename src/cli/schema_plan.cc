#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/flags.h"
#include "cli/format_flag.h"
#include "cli/live_plan.h"
#include "cli/plan_file.h"
#include "cli/target.h"
#include "cli/uncovered.h"
#include "postgres/url.h"

namespace mercator {
namespace {

struct Flags {
  std::vector<std::string> from;
  std::vector<std::string> to = {"file://schema"};
  std::vector<std::string> with;
  SelectionFlags selection;
  bool drop_undeclared_schemas = false;
  bool strict = false;
  DevServerOptions dev;
  std::string name;
  std::string output;
  std::vector<std::string> directives;
  bool dry_run = false;
  bool edit = false;
  std::string format;
  std::string file;  // of validate
};

// A plan with the fingerprint of the state that was asked for.
struct Planned {
  LivePlan plan;
  std::string to;
};

Planned MakePlan(Workbench& bench, const Flags& flags) {
  if (flags.from.empty())
    throw Error("required flag(s) \"from\" not set", "name the state to start from");
  if (IsDatabaseUrl(flags.from.front())) bench.ScopeTo(flags.from.front());
  bench.inspect.with.insert(flags.with.begin(), flags.with.end());
  Diagnostics diagnostics;
  State wanted = bench.Load(flags.to, diagnostics);
  RequireReadable(diagnostics);
  // As in `schema apply`: only what is managed is dropped.
  if (bench.inspect.schemas.empty() && !flags.drop_undeclared_schemas)
    bench.inspect.schemas = SchemasOf(wanted.catalog);
  State from = bench.Load(flags.from, diagnostics);
  TellUncovered(from.catalog, flags.strict, kChangesAreNotSeen, diagnostics);
  RequireReadable(diagnostics);
  Planned planned;
  planned.to = PlanFingerprint(wanted.catalog);
  Diagnostics proof;
  planned.plan = PlanLive(bench, std::move(from), std::move(wanted.catalog), proof);
  std::fputs(Render(proof).c_str(), stderr);
  if (proof.HasErrors()) throw Error("the plan is not proven; nothing was written");
  return planned;
}

void PreferMajorOf(Workbench& bench, const Flags& flags) {
  for (const auto* urls : {&flags.from, &flags.to}) {
    if (!urls->empty() && IsDatabaseUrl(urls->front()))
      return bench.Prefer(Connection(urls->front()).major());
  }
}

std::string Now() {
  return fmt::format(
      "{:%Y%m%d%H%M%S}",
      fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

PlanFile FileOf(const Flags& flags, const Planned& planned) {
  PlanFile file;
  file.name = flags.name.empty() ? Now() : flags.name;
  file.from = PlanFingerprint(planned.plan.live.catalog);
  file.to = planned.to;
  for (const std::string& directive : flags.directives)
    file.migration += (directive.starts_with("--") ? "" : "-- ") + directive + "\n";
  if (!flags.directives.empty()) file.migration += "\n";
  file.migration += PlanScript(planned.plan.plan);
  return file;
}

std::string PathFor(const Flags& flags, const PlanFile& file) {
  if (!flags.output.empty()) return PathOfUrl(flags.output);
  if (file.name.find_first_of("/\\\n\r") != std::string::npos)
    throw Error(fmt::format("`{}` cannot be the name of a plan", file.name),
                "use letters, digits, `_` and `-`, or name the file with `--output`");
  return file.name + ".plan.hcl";
}

ReportValue Value(const PlanFile& file, const Plan& plan, const std::string& path) {
  ReportValue statements = ReportValue::array();
  for (const PlannedStatement& statement : plan.Statements()) statements.push_back(statement.sql);
  ReportValue value = {{"Name", file.name},   {"FromHash", file.from},
                       {"ToHash", file.to},   {"Migration", file.migration},
                       {"Stmts", statements}, {"URL", path.empty() ? "" : "file://" + path}};
  return {{"File", value}};
}

int Save(const Flags& flags, const Planned& planned) {
  const PlanFile file = FileOf(flags, planned);
  const std::string path = PathFor(flags, file), text = PlanFileText(file);
  if (!flags.dry_run) {
    if (std::filesystem::exists(path) && flags.output.empty())
      throw Error(fmt::format("`{}` exists already", path), "`--name` gives the plan another name");
    WriteFileAtomically(path, text);
  }
  if (!flags.format.empty()) {
    PrintFormatted(flags.format, Value(file, planned.plan.plan, flags.dry_run ? "" : path));
    return 0;
  }
  std::fputs(flags.dry_run ? text.c_str() : Render(planned.plan.plan).c_str(), stdout);
  if (!flags.dry_run) std::printf("\nWrote %s\n", path.c_str());
  PrintHazards(planned.plan.plan);
  return 0;
}

int PlanSchema(const Flags& flags, const Environment& environment) {
  if (!flags.format.empty()) Template checked(flags.format);
  Workbench bench(flags.dev, environment, flags.selection);
  PreferMajorOf(bench, flags);
  Planned planned = MakePlan(bench, flags);
  if (planned.plan.plan.empty()) {
    std::puts("Schemas are synced, no changes to be made.");
    return 0;
  }
  if (flags.edit) {
    Diagnostics diagnostics;
    EditPlan(bench, planned.plan, diagnostics);
    std::fputs(Render(diagnostics).c_str(), stderr);
    if (diagnostics.HasErrors()) throw Error("the plan is not proven; nothing was written");
  }
  return Save(flags, planned);
}

int Validate(const Flags& flags, const Environment& environment) {
  const PlanFile file = ReadPlanFile(flags.file);
  Workbench bench(flags.dev, environment, flags.selection);
  PreferMajorOf(bench, flags);
  Planned planned = MakePlan(bench, flags);
  Diagnostics diagnostics;
  UsePlanFile(file, planned.to, bench, planned.plan, diagnostics);
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors())
    throw Error(fmt::format("plan `{}` does not lead to the desired state", file.name));
  std::printf("Plan %s is valid: it leads from the current state to the desired one\n",
              file.name.c_str());
  return 0;
}

void AddStateFlags(CLI::App& command, Flags& flags) {
  command.add_option("-f,--from", flags.from,
                     "the state to start from: a database URL, file or directory");
  command.add_option("--to", flags.to, "the desired schema; repeatable")->capture_default_str();
  AddWithFlag(command, flags.with);
  AddSelectionFlags(command, flags.selection);
  command.add_flag("--drop-undeclared-schemas", flags.drop_undeclared_schemas,
                   "drop the schemas of the database that the desired schema does not name");
  AddStrictFlag(command, flags.strict);
  AddDevFlags(command, flags.dev);
}

void AddValidate(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command =
      group.add_subcommand("validate", "Check that a plan file leads from one state to the other");
  command->footer(
      "Example:\n  mercator schema plan validate --file file://v2.plan.hcl --from "
      "\"$DATABASE_URL\" --to file://schema");
  command->add_option("--file", flags->file, "the plan file")->required();
  AddStateFlags(*command, *flags);
  command->callback([flags, &run] {
    run = [flags](const Environment& environment) { return Validate(*flags, environment); };
  });
}

}  // namespace

void AddSchemaPlan(CLI::App& group, Run& run) {
  auto flags = std::make_shared<Flags>();
  CLI::App* command = group.add_subcommand(
      "plan", "Write a plan to be reviewed, which `schema apply --plan` runs as it is");
  command->footer(
      "Examples:\n"
      "  mercator schema plan --from \"$DATABASE_URL\" --to file://schema --name v2\n"
      "  mercator schema apply -u \"$DATABASE_URL\" --to file://schema --plan file://v2.plan.hcl");
  AddStateFlags(*command, *flags);
  command->add_option("--name", flags->name, "name of the plan; the time by default");
  CLI::Option* output =
      command->add_option("-o,--output", flags->output, "the file to write; NAME.plan.hcl");
  command->add_option("-d,--directive", flags->directives,
                      "a directive for the statements: `atlas:txmode none`; repeatable");
  CLI::Option* dry_run =
      command->add_flag("--dry-run", flags->dry_run, "print the plan file and write nothing");
  dry_run->excludes(output);
  command->add_flag("--edit", flags->edit, "open the statements in $EDITOR first");
  AddFormatFlag(*command, flags->format);
  command->require_subcommand(0, 1);
  AddValidate(*command, run);
  AddSchemaPlanTest(*command, run);
  command->callback([command, flags, &run] {
    if (!command->get_subcommands().empty()) return;
    run = [flags](const Environment& environment) { return PlanSchema(*flags, environment); };
  });
}

}  // namespace mercator
