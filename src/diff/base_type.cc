#include "model/base_type.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "diff/rule.h"
#include "diff/swap.h"
#include "model/column.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Definition(const Object& object) {
  const BaseType& type = object.As<BaseType>();
  std::vector<std::string> settings = {"INPUT = " + type.input, "OUTPUT = " + type.output};
  auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) settings.push_back(fmt::format("{} = {}", name, value));
  };
  add("RECEIVE", type.receive);
  add("SEND", type.send);
  add("TYPMOD_IN", type.typmod_in);
  add("TYPMOD_OUT", type.typmod_out);
  add("ANALYZE", type.analyze);
  add("SUBSCRIPT", type.subscript);
  add("INTERNALLENGTH", type.length < 0 ? "VARIABLE" : std::to_string(type.length));
  if (type.by_value) settings.push_back("PASSEDBYVALUE");
  add("ALIGNMENT", type.alignment);
  add("STORAGE", type.storage);
  if (type.category != "U") add("CATEGORY", QuoteLiteral(type.category));
  if (type.preferred) settings.push_back("PREFERRED = true");
  if (type.default_value) add("DEFAULT", QuoteLiteral(*type.default_value));
  add("ELEMENT", type.element);
  if (type.delimiter != ",") add("DELIMITER", QuoteLiteral(type.delimiter));
  if (type.collatable) settings.push_back("COLLATABLE = true");
  return fmt::format("CREATE TYPE {} (\n  {}\n)", SqlName(object.id), Join(settings, ",\n  "));
}

bool IsInPlace(const std::string& attribute) {
  static constexpr const char* kInPlace[] = {"receive", "send",      "typmod_in", "typmod_out",
                                             "analyze", "subscript", "storage"};
  return std::ranges::any_of(kInPlace, [&](const char* name) { return attribute == name; });
}

// Columns keep the storage that the type had when they were made.
void SetStorageOfColumns(const Object& from, const RuleContext& context, const std::string& storage,
                         Steps& steps) {
  for (int i : context.from.UsedBy(context.from.IndexOf(from.id))) {
    const Object& user = context.from.objects()[static_cast<size_t>(i)];
    const Column* after =
        user.id.kind == Kind::kColumn ? context.to.Find<Column>(user.id) : nullptr;
    if (!after || after->type != SqlName(from.id) || user.As<Column>().type != after->type)
      continue;
    if (!after->storage.empty() || !user.As<Column>().storage.empty()) continue;
    steps.push_back(
        Statement(from, Step::kAlter, fmt::format("modify \"{}\" table", user.id.table),
                  fmt::format("ALTER TABLE {} ALTER COLUMN {} SET STORAGE {}", SqlName(user.parent),
                              QuoteIdentifier(user.id.name), storage)));
  }
}

}  // namespace

// The functions take and give the type, so that its name must be there before them: as a shell.
template <>
void Create<BaseType>(const Object& object, const RuleContext&, Steps& steps) {
  bool shell = object.As<BaseType>().shell;
  Step name = Statement(object, shell ? Step::kCreate : Step::kAlter,
                        shell ? Remark("create", object.id) : Remark("announce", object.id),
                        "CREATE TYPE " + SqlName(object.id));
  name.uses = std::vector<ObjectId>{object.parent};
  steps.push_back(std::move(name));
  if (!shell)
    steps.push_back(
        Statement(object, Step::kCreate, Remark("create", object.id), Definition(object)));
}

// The type and its functions depend on each other: they can only go together.
template <>
void Drop<BaseType>(const Object& object, const RuleContext& context, Steps& steps) {
  if (IsUsedByColumns(context.from, object.id) && IsUsedByColumns(context.to, object.id)) {
    throw Error(fmt::format("cannot change base type `{}`: columns use it", SqlName(object.id)),
                "make the new type under another name and change the type of the columns");
  }
  bool shell = object.As<BaseType>().shell;
  steps.push_back(
      Statement(object, Step::kDrop, Remark("drop", object.id),
                fmt::format("DROP TYPE {}{}", SqlName(object.id), shell ? "" : " CASCADE")));
}

template <>
Way WayToAlter<BaseType>(const Object& from, const Object& to,
                         const std::vector<std::string>& changed, const RuleContext&) {
  const BaseType& before = from.As<BaseType>();
  const BaseType& after = to.As<BaseType>();
  if (before.shell) return Way::kAlter;
  if (!std::ranges::all_of(changed, IsInPlace)) return Way::kReplace;
  bool plain = before.storage == "plain" || after.storage == "plain";
  return Has(changed, "storage") && plain ? Way::kReplace : Way::kAlter;
}

template <>
void Alter<BaseType>(const Object& from, const Object& to, const std::vector<std::string>& changed,
                     const RuleContext& context, Steps& steps) {
  const BaseType& after = to.As<BaseType>();
  if (from.As<BaseType>().shell) {
    steps.push_back(Statement(to, Step::kAlter, Remark("create", to.id), Definition(to)));
    return;
  }
  std::vector<std::string> settings;
  auto add = [&](const char* attribute, const char* name, const std::string& value) {
    if (Has(changed, attribute))
      settings.push_back(fmt::format("{} = {}", name, value.empty() ? "NONE" : value));
  };
  add("receive", "RECEIVE", after.receive);
  add("send", "SEND", after.send);
  add("typmod_in", "TYPMOD_IN", after.typmod_in);
  add("typmod_out", "TYPMOD_OUT", after.typmod_out);
  add("analyze", "ANALYZE", after.analyze);
  add("subscript", "SUBSCRIPT", after.subscript);
  add("storage", "STORAGE", after.storage);
  steps.push_back(
      Statement(to, Step::kAlter, Remark("modify", to.id),
                fmt::format("ALTER TYPE {} SET ({})", SqlName(to.id), Join(settings, ", "))));
  if (Has(changed, "storage")) SetStorageOfColumns(from, context, after.storage, steps);
}

template <>
std::string Subject<BaseType>(const Object& object) {
  return "TYPE " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<BaseType>(const Object& object) {
  return {TypeName(object.id.schema, object.id.name)};
}

}  // namespace mercator
