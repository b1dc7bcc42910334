#include <algorithm>

#include "hcl/convert.h"
#include "hcl/functions.h"

namespace mercator::hcl {
namespace {

// The arguments as sets of one element type; empty after a failure.
std::vector<Value> CommonSets(Call& call) {
  std::vector<Type> types;
  for (const Value& argument : call.arguments()) types.push_back(argument.type().element());
  const auto element = Unify(types);
  std::vector<Value> sets;
  for (size_t i = 0; i < call.size(); ++i) {
    auto set = element ? Convert(call[i], Type::Set(*element)) : std::nullopt;
    if (!set) {
      call.FailArgument(i, "the sets have elements of different types");
      return {};
    }
    sets.push_back(*set);
  }
  return sets;
}

bool Has(const Value& set, const Value& element) {
  return std::ranges::find(set.elements(), element) != set.elements().end();
}

Value Union(Call& call) {
  const auto sets = CommonSets(call);
  if (sets.empty()) return Value::Unknown();
  Value::Elements all;
  for (const Value& set : sets) all.insert(all.end(), set.elements().begin(), set.elements().end());
  return Value::Set(sets[0].type().element(), std::move(all));
}

// The elements of the first set that are in all the others, or in none of them.
Value Filtered(Call& call, bool wanted) {
  const auto sets = CommonSets(call);
  if (sets.empty()) return Value::Unknown();
  Value::Elements kept;
  for (const Value& element : sets[0].elements()) {
    const bool keep = std::all_of(sets.begin() + 1, sets.end(),
                                  [&](const Value& set) { return Has(set, element) == wanted; });
    if (keep) kept.push_back(element);
  }
  return Value::Set(sets[0].type().element(), std::move(kept));
}

// All combinations, the last list varying fastest. A set of sets, otherwise a list.
Value Product(Call& call) {
  constexpr size_t kMost = 1000000;
  if (call.size() < 2) return call.Fail("at least two sets are required");
  std::vector<Value::Elements> rows = {{}};
  bool sets = true;
  for (size_t i = 0; i < call.size(); ++i) {
    if (!call[i].IsSequence()) return call.FailArgument(i, "a list, set or tuple is required");
    sets = sets && call[i].Is(TypeKind::kSet);
    std::vector<Value::Elements> longer;
    if (rows.size() * call[i].Size() > kMost) return call.Fail("there are too many combinations");
    for (const Value::Elements& row : rows) {
      for (const Value& element : call[i].elements()) {
        longer.push_back(row);
        longer.back().push_back(element);
      }
    }
    rows = std::move(longer);
  }
  Value::Elements tuples;
  for (Value::Elements& row : rows) tuples.push_back(Value::Tuple(std::move(row)));
  const Value all = Value::Tuple(std::move(tuples));
  const auto result = Convert(all, sets ? Type::Set(Type::Dynamic()) : Type::List(Type::Dynamic()));
  return result ? *result : all;
}

}  // namespace

void AddSetFunctions(FunctionTable& table) {
  const Parameter first{"first_set", Type::Set(Type::Dynamic())};
  const Parameter others{"other_sets", Type::Set(Type::Dynamic())};
  table["setunion"] = {{first}, others, Union};
  table["setintersection"] = {{first}, others, [](Call& call) { return Filtered(call, true); }};
  table["setsubtract"] = {{first, others}, {}, [](Call& call) { return Filtered(call, false); }};
  table["setproduct"] = {{}, Parameter{"sets"}, Product};
}

}  // namespace mercator::hcl
