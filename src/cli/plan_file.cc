#include "cli/plan_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/checksum.h"
#include "base/error.h"
#include "base/file.h"
#include "base/go_quote.h"
#include "base/text.h"
#include "cli/editor.h"
#include "diff/prove.h"
#include "hcl/body_reader.h"
#include "hcl/document.h"
#include "hcl/evaluate.h"
#include "migrate/statement.h"

namespace mercator {
namespace {

constexpr std::string_view kCommit = "-- mercator:commit";
constexpr std::string_view kAlone = "-- mercator:alone";

std::string Escaped(const std::string& text) {
  return Replace(Replace(text, "${", "$${"), "%{", "%%{");
}

// A word that is no line of the text.
std::string HeredocWord(const std::string& text) {
  std::string word = "SQL";
  const std::vector<std::string> lines = Split(text, '\n');
  auto taken = [&](const std::string& line) { return Trim(line) == word; };
  for (int i = 1; std::ranges::any_of(lines, taken); ++i) word = fmt::format("SQL{}", i);
  return word;
}

// Indented where that is sure to be taken away again, otherwise at the margin.
std::string Heredoc(const std::string& text) {
  const std::string word = HeredocWord(text);
  bool plain = false;
  for (const std::string& line : Split(text, '\n')) plain |= !line.empty() && line[0] != ' ';
  if (!plain || Contains(text, "\n\n") || Contains(text, "\t"))
    return "<<" + word + "\n" + Escaped(text) + word;
  return "<<-" + word + "\n" + IndentLines(Escaped(text), "  ") + "  " + word;
}

PlanFile ParsePlanFile(const SourcePtr& source, Diagnostics& diagnostics) {
  PlanFile file;
  const hcl::DocumentPtr document = hcl::ParseDocument(source, diagnostics);
  if (diagnostics.HasErrors()) return file;
  auto evaluate = [&](const hcl::Attribute& attribute) {
    return hcl::Evaluate(attribute, nullptr, diagnostics);
  };
  hcl::BodyReader reader(document->body(), "the plan file", evaluate, diagnostics);
  const hcl::Block* block = reader.OnlyBlock("plan");
  reader.RejectUnknown();
  if (!block) {
    if (!diagnostics.HasErrors()) diagnostics.Error("the file has no `plan` block", source, 0, 0);
    return file;
  }
  if (!hcl::BodyReader::CheckLabels(*block, 1, diagnostics)) return file;
  file.name = block->labels[0].text;
  hcl::BodyReader body(block->body, "`plan`", evaluate, diagnostics);
  const std::array<std::pair<const char*, std::string*>, 3> attributes = {
      {{"from", &file.from}, {"to", &file.to}, {"migration", &file.migration}}};
  for (const auto& [name, value] : attributes) {
    std::optional<std::string> text = body.String(name);
    if (!text && !diagnostics.HasErrors()) {
      diagnostics.Error(fmt::format("`plan` has no `{}`", name), source, block->header().begin,
                        block->header().end);
    }
    *value = text.value_or("");
  }
  body.RejectUnknown();
  return file;
}

bool Has(const MigrationStatement& statement, std::string_view mark) {
  return std::ranges::any_of(statement.comments, [&](const std::string& comment) {
    for (const std::string& line : Split(comment, '\n')) {
      if (Trim(line) == mark) return true;
    }
    return false;
  });
}

// The comment that Render wrote, with its first letter small again.
std::string CommentOf(const MigrationStatement& statement) {
  for (auto it = statement.comments.rbegin(); it != statement.comments.rend(); ++it) {
    std::string_view line = Trim(*it);
    if (!line.starts_with("-- ") || line.starts_with("-- mercator:")) continue;
    std::string text(Trim(line.substr(3)));
    if (!text.empty()) text[0] = Lower(text.substr(0, 1))[0];
    return text;
  }
  return "";
}

PlannedStatement StatementOf(const MigrationStatement& statement, const Plan& known) {
  PlannedStatement planned;
  std::string_view sql = Trim(statement.text);
  if (sql.ends_with(';')) sql.remove_suffix(1);
  planned.sql = Trim(sql);
  for (const auto& part : known.parts) {
    for (const PlannedStatement& other : part) {
      if (Trim(other.sql) == planned.sql) return other;
    }
  }
  planned.comment = CommentOf(statement);
  planned.alone = Has(statement, kAlone);
  return planned;
}

void RequireHash(const char* which, const std::string& flag, const std::string& planned,
                 const std::string& is) {
  if (planned == is) return;
  throw Error(fmt::format("The plan {} hash does not match the {} state hash (passed with {}): the "
                          "plan has {}, and it is {}",
                          GoQuote(which), which == std::string("From") ? "current" : "desired",
                          flag, planned, is),
              which == std::string("From")
                  ? "the database has moved since the plan was made: make it anew with `mercator "
                    "schema plan`"
                  : "the desired schema has changed since the plan was made: make it anew with "
                    "`mercator schema plan`");
}

void ProveInstead(Workbench& bench, Plan statements, LivePlan& plan, Diagnostics& diagnostics) {
  plan.plan = std::move(statements);
  bench.Materialize(plan.live);
  Prove(bench.server(), plan.live.database, plan.live.catalog, plan.wanted, plan.plan, diagnostics);
}

}  // namespace

std::string PlanFingerprint(const Catalog& state) {
  const Hash128 hash = state.Fingerprint();
  std::string bytes;
  for (const uint64_t half : {hash.high, hash.low}) {
    for (int shift = 56; shift >= 0; shift -= 8)
      bytes += static_cast<char>(static_cast<unsigned char>(half >> shift));
  }
  return Base64(bytes);
}

std::string PlanScript(const Plan& plan) {
  std::string script;
  for (const auto& part : plan.parts) {
    const bool alone = part.size() == 1 && part[0].alone;
    const bool first = &part == &plan.parts.front();
    if (alone) {
      script += std::string(kAlone) + "\n";
    } else if (!first) {
      script += std::string(kCommit) + "\n";
    }
    script += Render(part);
  }
  return script;
}

Plan ParsePlanScript(const std::string& script, const Plan& known, Diagnostics& diagnostics) {
  auto source = std::make_shared<Source>(Source{"plan.sql", script});
  const MigrationFile file = ReadMigrationFile("1_plan.sql", source, diagnostics);
  Plan plan;
  bool fresh = true;
  for (const MigrationStatement& statement : ReadStatements(file, diagnostics)) {
    PlannedStatement planned = StatementOf(statement, known);
    planned.alone = planned.alone || file.tx_mode == TxMode::kNone;
    if (fresh || planned.alone || Has(statement, kCommit)) plan.parts.emplace_back();
    fresh = planned.alone;
    plan.parts.back().push_back(std::move(planned));
  }
  return plan;
}

std::string PlanFileText(const PlanFile& file) {
  std::string text = fmt::format(
      "plan {} {{\n  from      = {}\n  to        = {}\n  migration = {}\n}}\n", GoQuote(file.name),
      GoQuote(file.from), GoQuote(file.to), Heredoc(file.migration));
  Diagnostics diagnostics;
  auto source = std::make_shared<Source>(Source{"plan", text});
  if (ParsePlanFile(source, diagnostics).migration != file.migration || diagnostics.HasErrors())
    throw Error("the plan cannot be written as HCL: it would not read back as it is");
  return text;
}

PlanFile ReadPlanFile(const std::string& url) {
  const std::string path = PathOfUrl(url);
  if (url.find("://") != std::string::npos && !url.starts_with("file://")) {
    throw Error(fmt::format("cannot read a plan from `{}`", url), "give a path or `file://path`");
  }
  Diagnostics diagnostics;
  PlanFile file =
      ParsePlanFile(std::make_shared<Source>(Source{path, ReadFile(path)}), diagnostics);
  std::fputs(Render(diagnostics).c_str(), stderr);
  if (diagnostics.HasErrors()) throw Error(fmt::format("`{}` is not a plan", path));
  return file;
}

void UsePlanFile(const PlanFile& file, const std::string& desired, Workbench& bench, LivePlan& plan,
                 Diagnostics& diagnostics) {
  RequireHash("From", "--from", file.from, PlanFingerprint(plan.live.catalog));
  RequireHash("To", "--to", file.to, desired);
  ProveInstead(bench, ParsePlanScript(file.migration, plan.plan, diagnostics), plan, diagnostics);
}

void EditPlan(Workbench& bench, LivePlan& plan, Diagnostics& diagnostics) {
  const TemporaryDirectory folder;
  const std::filesystem::path path = folder.path() / "plan.sql";
  const std::string before = PlanScript(plan.plan);
  WriteFileAtomically(path, before);
  EditFiles({path});
  const std::string after = ReadFile(path);
  if (after != before)
    ProveInstead(bench, ParsePlanScript(after, plan.plan, diagnostics), plan, diagnostics);
}

}  // namespace mercator
