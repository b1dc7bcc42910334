#include "diff/sequence.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "diff/rule.h"
#include "model/column.h"
#include "model/default.h"
#include "model/sequence.h"
#include "model/table.h"
#include "sql/quote.h"

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
std::string MoveIntoBounds(const Object& object, const std::string& schema, const std::string& name,
                           const S& from, const S& to, Steps& steps) {
  bool raised = to.min_value > from.min_value, lowered = to.max_value < from.max_value;
  if (!raised && !lowered) return "";
  int64_t low = std::max(to.min_value, from.min_value);
  int64_t high = std::min(to.max_value, from.max_value);
  if (low > high) return " RESTART";
  std::string sequence = QualifiedName(schema, name);
  std::string sql = fmt::format(
      "SELECT setval('{0}', least(greatest(last_value, {1}), {2}), is_called AND last_value "
      "BETWEEN {1} AND {2}) FROM {3}",
      Replace(sequence, "'", "''"), low, high, sequence);
  steps.push_back(Statement(object, Step::kAlter,
                            fmt::format("move sequence \"{}\" into its new bounds", name), sql));
  return "";
}

template <class S>
void MovePastRows(const Object& object, const ObjectId& column, const std::string& schema,
                  const std::string& name, const S& sequence, Steps& steps) {
  std::string value =
      (sequence.increment > 0 ? "max(" : "min(") + QuoteIdentifier(column.name) + ")";
  int64_t low = sequence.increment > 0 ? sequence.start : sequence.min_value;
  int64_t high = sequence.increment > 0 ? sequence.max_value : sequence.start;
  std::string sql = fmt::format("SELECT setval('{}', {}) FROM {} HAVING {} BETWEEN {} AND {}",
                                Replace(QualifiedName(schema, name), "'", "''"), value,
                                QualifiedName(column.schema, column.table), value, low, high);
  Step step =
      Statement(object, Step::kAlter, fmt::format("move sequence \"{}\" past the rows", name), sql);
  step.uses = std::vector<ObjectId>{object.id, column};
  steps.push_back(std::move(step));
}

template <class S>
S FollowType(S from, const std::string& before, const std::string& after) {
  if (from.max_value == DefaultBounds(before, 1).max_value) {
    from.max_value = DefaultBounds(after, 1).max_value;
  }
  if (from.min_value == DefaultBounds(before, -1).min_value) {
    from.min_value = DefaultBounds(after, -1).min_value;
  }
  return from;
}

#define SEQUENCE_LIKE(S)                                                                     \
  template std::string SequenceOptions(const S&, const std::string&);                        \
  template std::string SequenceChanges(const S&, const S&, const std::string&);              \
  template std::string MoveIntoBounds(const Object&, const std::string&, const std::string&, \
                                      const S&, const S&, Steps&);                           \
  template void MovePastRows(const Object&, const ObjectId&, const std::string&,             \
                             const std::string&, const S&, Steps&);                          \
  template S FollowType(S, const std::string&, const std::string&);
SEQUENCE_LIKE(Sequence)
SEQUENCE_LIKE(IdentitySequence)
#undef SEQUENCE_LIKE

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

// True if only the default of its column uses the sequence.
bool IsOnlyForDefault(const Object& object, const ObjectId& default_id, const Catalog& catalog) {
  for (int user : catalog.UsedBy(catalog.IndexOf(object.id))) {
    const ObjectId& id = catalog.objects()[static_cast<size_t>(user)].id;
    const Object& other = catalog.objects()[static_cast<size_t>(user)];
    if (id != default_id && other.parent != object.id) return false;
  }
  return true;
}

const char* SerialWord(const std::string& type) {
  return type == "smallint" ? "smallserial" : type == "integer" ? "serial" : "bigserial";
}

// True if the sequence is what `serial` makes of a column that is new.
bool IsSerial(const Object& object, const RuleContext& context) {
  const Sequence& sequence = object.As<Sequence>();
  const ObjectId& owner = sequence.owner_column;
  const Column* column = context.to.Find<Column>(owner);
  const Table* table = context.to.Find<Table>({Kind::kTable, owner.schema, "", owner.table});
  if (!column || !table || context.from.Find(owner) || context.from.Find(object.id)) return false;
  Sequence usual;
  usual.type = sequence.type;
  usual.max_value = DefaultBounds(sequence.type, 1).max_value;
  usual.unlogged = table->unlogged && context.to.server_version >= 150000;
  usual.owned_by = sequence.owned_by;
  usual.owner_column = owner;
  if (!(sequence == usual) || column->type != sequence.type || !column->not_null ||
      column->inherited)
    return false;
  if (!table->of_type.empty() || !table->server.empty()) return false;
  std::string name = owner.table + "_" + owner.name + "_seq";
  if (object.id.schema != owner.schema || object.id.name != name || name.size() > 63) return false;
  ObjectId default_id{Kind::kDefault, owner.schema, owner.table, owner.name};
  const Default* value = context.to.Find<Default>(default_id);
  std::string usual_value = "nextval('" + Replace(SqlName(object.id), "'", "''") + "'::regclass)";
  return value && value->expression == usual_value &&
         IsOnlyForDefault(object, default_id, context.to);
}

// True if a column that has values already is to be filled by the new sequence.
bool CountsOldColumn(const Object& object, const RuleContext& context) {
  const Sequence& sequence = object.As<Sequence>();
  const Column* before = context.from.Find<Column>(sequence.owner_column);
  const Column* after = context.to.Find<Column>(sequence.owner_column);
  auto is_integer = [](const Column* c) {
    return c && (c->type == "smallint" || c->type == "integer" || c->type == "bigint");
  };
  return !context.from.Find(object.id) && is_integer(before) && is_integer(after) &&
         !context.dropped.contains(sequence.owner_column);
}

}  // namespace

template <>
void Create<Sequence>(const Object& object, const RuleContext& context, Steps& steps) {
  const Sequence& sequence = object.As<Sequence>();
  std::string sql =
      fmt::format("CREATE {}SEQUENCE {}", sequence.unlogged ? "UNLOGGED " : "", SqlName(object.id));
  if (sequence.type != "bigint") sql += " AS " + sequence.type;
  sql += SequenceOptions(sequence, sequence.type);
  Step step =
      Statement(object, Step::kCreate, fmt::format("create sequence \"{}\"", object.id.name), sql);
  step.uses.emplace();
  step.uses->push_back(object.parent);
  bool serial = IsSerial(object, context);
  if (serial) {
    step.host = sequence.owner_column;
    step.element = QuoteIdentifier(sequence.owner_column.name) + " " + SerialWord(sequence.type);
  }
  steps.push_back(std::move(step));
  if (!sequence.owned_by.empty() && !serial) Own(object, Step::kAlter, steps);
  if (CountsOldColumn(object, context)) {
    MovePastRows(object, sequence.owner_column, object.id.schema, object.id.name, sequence, steps);
  }
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
  Sequence old = FollowType(before, before.type, after.type);
  options += SequenceChanges(old, after, "");
  options += MoveIntoBounds(to, to.id.schema, to.id.name, old, after, steps);
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
