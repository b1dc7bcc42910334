#include "model/composite.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "diff/rule.h"
#include "diff/swap.h"
#include "model/table.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Field(const CompositeField& field) {
  std::string text = QuoteIdentifier(field.name) + " " + field.type;
  if (!field.collation.empty()) text += " COLLATE " + field.collation;
  return text;
}

const CompositeField* Find(const std::vector<CompositeField>& fields, const std::string& name) {
  auto it = std::ranges::find(fields, name, &CompositeField::name);
  return it == fields.end() ? nullptr : &*it;
}

// ALTER TYPE can add at the end and drop; it cannot give the remaining ones another order.
bool KeepsOrder(const Composite& from, const Composite& to) {
  std::vector<std::string> kept, wanted;
  for (const CompositeField& field : from.fields) {
    if (Find(to.fields, field.name)) kept.push_back(field.name);
  }
  for (const CompositeField& field : to.fields) wanted.push_back(field.name);
  return std::equal(kept.begin(), kept.end(), wanted.begin(),
                    wanted.begin() + static_cast<long>(std::min(kept.size(), wanted.size())));
}

bool HasTypedTables(const ObjectId& type, const Catalog& catalog) {
  return std::ranges::any_of(catalog.UsedBy(catalog.IndexOf(type)), [&](int user) {
    const Object& object = catalog.objects()[static_cast<size_t>(user)];
    return object.id.kind == Kind::kTable && object.As<Table>().of_type == SqlName(type);
  });
}

bool ChangesTypes(const Composite& from, const Composite& to) {
  return std::ranges::any_of(to.fields, [&](const CompositeField& field) {
    const CompositeField* before = Find(from.fields, field.name);
    return before && *before != field;
  });
}

}  // namespace

template <>
void Create<Composite>(const Object& object, const RuleContext&, Steps& steps) {
  std::vector<std::string> fields;
  for (const CompositeField& field : object.As<Composite>().fields) fields.push_back(Field(field));
  std::string list = fields.empty() ? "()" : "(\n  " + Join(fields, ",\n  ") + "\n)";
  steps.push_back(Statement(object, Step::kCreate,
                            fmt::format("create composite type \"{}\"", object.id.name),
                            fmt::format("CREATE TYPE {} AS {}", SqlName(object.id), list)));
}

template <>
void Drop<Composite>(const Object& object, const RuleContext&, Steps& steps) {
  steps.push_back(Statement(object, Step::kDrop,
                            fmt::format("drop composite type \"{}\"", object.id.name),
                            "DROP TYPE " + SqlName(object.id)));
}

template <>
Way WayToAlter<Composite>(const Object& from, const Object& to, const std::vector<std::string>&,
                          const RuleContext& context) {
  const Composite& before = from.As<Composite>();
  const Composite& after = to.As<Composite>();
  bool used = IsUsedByColumns(context.from, from.id);
  if (KeepsOrder(before, after) && !(used && ChangesTypes(before, after))) return Way::kRetype;
  return used ? Way::kSwap : Way::kReplace;
}

template <>
void Alter<Composite>(const Object& from, const Object& to, const std::vector<std::string>&,
                      const RuleContext& context, Steps& steps) {
  const Composite& before = from.As<Composite>();
  const Composite& after = to.As<Composite>();
  std::vector<std::string> actions;
  for (const CompositeField& field : before.fields) {
    if (!Find(after.fields, field.name))
      actions.push_back("DROP ATTRIBUTE " + QuoteIdentifier(field.name));
  }
  for (const CompositeField& field : after.fields) {
    const CompositeField* old = Find(before.fields, field.name);
    if (!old) {
      actions.push_back("ADD ATTRIBUTE " + Field(field));
    } else if (*old != field) {
      std::string collate = field.collation.empty() ? "" : " COLLATE " + field.collation;
      actions.push_back(fmt::format("ALTER ATTRIBUTE {} TYPE {}{}", QuoteIdentifier(field.name),
                                    field.type, collate));
    }
  }
  if (actions.empty()) return;
  if (HasTypedTables(from.id, context.from)) {
    for (std::string& action : actions) action += " CASCADE";
  }
  Step step = Statement(to, Step::kAlter, fmt::format("modify composite type \"{}\"", to.id.name),
                        fmt::format("ALTER TYPE {} {}", SqlName(to.id), Join(actions, ", ")));
  steps.push_back(std::move(step));
}

template <>
std::string Subject<Composite>(const Object& object) {
  return "TYPE " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Composite>(const Object& object) {
  return {RelationName(object.id.schema, object.id.name),
          TypeName(object.id.schema, object.id.name)};
}

}  // namespace mercator
