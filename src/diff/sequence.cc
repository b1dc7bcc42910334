#include "diff/sequence.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "diff/rule.h"
#include "model/column.h"
#include "model/sequence.h"

namespace mercator {

SequenceBounds DefaultBounds(const std::string& type, int64_t increment) {
  int64_t max = type == "smallint" ? INT16_MAX : type == "integer" ? INT32_MAX : INT64_MAX;
  if (increment > 0) return {1, max};
  return {-max - 1, -1};
}

template <class S>
std::string SequenceOptions(const S& s, const std::string& type) {
  SequenceBounds bounds = DefaultBounds(type, s.increment);
  std::string out;
  if (s.increment != 1) out += fmt::format(" INCREMENT BY {}", s.increment);
  if (s.min_value != bounds.min_value) out += fmt::format(" MINVALUE {}", s.min_value);
  if (s.max_value != bounds.max_value) out += fmt::format(" MAXVALUE {}", s.max_value);
  if (s.start != (s.increment > 0 ? s.min_value : s.max_value))
    out += fmt::format(" START WITH {}", s.start);
  if (s.cache != 1) out += fmt::format(" CACHE {}", s.cache);
  if (s.cycle) out += " CYCLE";
  return out;
}

template <class S>
std::string SequenceChanges(const S& from, const S& to, const std::string& prefix) {
  std::string out;
  auto add = [&](const char* words, int64_t before, int64_t after) {
    if (before != after) out += fmt::format(" {}{} {}", prefix, words, after);
  };
  add("INCREMENT BY", from.increment, to.increment);
  add("MINVALUE", from.min_value, to.min_value);
  add("MAXVALUE", from.max_value, to.max_value);
  add("START WITH", from.start, to.start);
  add("CACHE", from.cache, to.cache);
  if (from.cycle != to.cycle) out += fmt::format(" {}{}", prefix, to.cycle ? "CYCLE" : "NO CYCLE");
  return out;
}

template <class S>
void MoveIntoBounds(const Object& object, const std::string& name, const S& from, const S& to,
                    Steps& steps) {
  bool raised = to.min_value > from.min_value, lowered = to.max_value < from.max_value;
  if (!raised && !lowered) return;
  int64_t low = std::max(to.min_value, from.min_value),
          high = std::min(to.max_value, from.max_value);
  if (low > high) return;
  std::string sql = fmt::format(
      "SELECT setval('{0}', least(greatest(last_value, {1}), {2}), is_called AND last_value "
      "BETWEEN {1} AND {2}) FROM {3}",
      Replace(name, "'", "''"), low, high, name);
  steps.push_back(Statement(object, Step::kAlter,
                            fmt::format("move sequence \"{}\" into its new bounds", object.id.name),
                            sql));
}

template void MoveIntoBounds(const Object&, const std::string&, const Sequence&, const Sequence&,
                             Steps&);
template void MoveIntoBounds(const Object&, const std::string&, const IdentitySequence&,
                             const IdentitySequence&, Steps&);
template std::string SequenceOptions(const Sequence&, const std::string&);
template std::string SequenceOptions(const IdentitySequence&, const std::string&);
template std::string SequenceChanges(const Sequence&, const Sequence&, const std::string&);
template std::string SequenceChanges(const IdentitySequence&, const IdentitySequence&,
                                     const std::string&);

namespace {

void Own(const Object& object, Step::Phase phase, Steps& steps) {
  const Sequence& sequence = object.As<Sequence>();
  std::string owner = sequence.owned_by.empty() ? "NONE" : sequence.owned_by;
  Step step = Statement(object, phase, fmt::format("set owner of sequence \"{}\"", object.id.name),
                        fmt::format("ALTER SEQUENCE {} OWNED BY {}", SqlName(object.id), owner));
  step.uses.emplace();
  step.uses->push_back(object.id);
  if (!sequence.owned_by.empty()) step.uses->push_back(sequence.owner_column);
  steps.push_back(std::move(step));
}

}  // namespace

template <>
void Create<Sequence>(const Object& object, const RuleContext&, Steps& steps) {
  const Sequence& sequence = object.As<Sequence>();
  std::string sql =
      fmt::format("CREATE {}SEQUENCE {}", sequence.unlogged ? "UNLOGGED " : "", SqlName(object.id));
  if (sequence.type != "bigint") sql += " AS " + sequence.type;
  sql += SequenceOptions(sequence, sequence.type);
  Step step =
      Statement(object, Step::kCreate, fmt::format("create sequence \"{}\"", object.id.name), sql);
  step.uses.emplace();
  step.uses->push_back(object.parent);
  steps.push_back(std::move(step));
  if (!sequence.owned_by.empty()) Own(object, Step::kAlter, steps);
}

// A sequence that a column owns goes with the column.
template <>
void Drop<Sequence>(const Object& object, const RuleContext&, Steps& steps) {
  Step step = Statement(object, Step::kDrop, fmt::format("drop sequence \"{}\"", object.id.name),
                        "DROP SEQUENCE " + SqlName(object.id));
  steps.push_back(std::move(step));
}

template <>
Way WayToAlter<Sequence>(const Object&, const Object&, const std::vector<std::string>&,
                         const RuleContext&) {
  return Way::kAlter;
}

template <>
void Alter<Sequence>(const Object& from, const Object& to, const std::vector<std::string>& changed,
                     const RuleContext&, Steps& steps) {
  const Sequence& before = from.As<Sequence>();
  const Sequence& after = to.As<Sequence>();
  std::string alter = "ALTER SEQUENCE " + SqlName(to.id);
  std::string comment = fmt::format("modify sequence \"{}\"", to.id.name);
  std::string options;
  if (Has(changed, "type")) options += " AS " + after.type;
  options += SequenceChanges(before, after, "");
  MoveIntoBounds(to, SqlName(to.id), before, after, steps);
  if (!options.empty()) steps.push_back(Statement(to, Step::kAlter, comment, alter + options));
  if (Has(changed, "unlogged")) {
    steps.push_back(Statement(to, Step::kAlter, comment,
                              alter + (after.unlogged ? " SET UNLOGGED" : " SET LOGGED")));
  }
  if (Has(changed, "owned_by")) Own(to, Step::kAlter, steps);
}

template <>
std::string Subject<Sequence>(const Object& object) {
  return "SEQUENCE " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Sequence>(const Object& object) {
  return {RelationName(object.id.schema, object.id.name)};
}

}  // namespace mercator
