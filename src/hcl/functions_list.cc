#include <algorithm>

#include "hcl/convert.h"
#include "hcl/functions.h"
#include "hcl/traverse.h"

namespace mercator::hcl {
namespace {

// A list if all the sequences are lists of one type, otherwise a tuple.
Value SequenceOf(const std::vector<Value>& sources, Value::Elements elements) {
  for (const Value& source : sources) {
    if (!source.Is(TypeKind::kList) || source.type() != sources[0].type()) {
      return Value::Tuple(std::move(elements));
    }
  }
  return sources.empty() ? Value::Tuple({})
                         : Value::List(sources[0].type().element(), std::move(elements));
}

bool RequireSequence(Call& call, size_t index) {
  if (call[index].IsSequence()) return true;
  call.FailArgument(index, "a list, set or tuple is required");
  return false;
}

Value Concat(Call& call) {
  Value::Elements all;
  for (size_t i = 0; i < call.size(); ++i) {
    if (!RequireSequence(call, i)) return Value::Unknown();
    all.insert(all.end(), call[i].elements().begin(), call[i].elements().end());
  }
  return SequenceOf(call.arguments(), std::move(all));
}

Value Length(Call& call) {
  if (call[0].IsSequence() || call[0].IsAttributed())
    return Value::Int(static_cast<int64_t>(call[0].Size()));
  return call.FailArgument(0, "a collection is required");
}

Value Empty(Call& call) {
  if (call[0].null()) return Value::Bool(true);
  if (call[0].Is(TypeKind::kString)) return Value::Bool(call.Text(0).empty());
  if (call[0].IsSequence() || call[0].IsAttributed()) return Value::Bool(call[0].Size() == 0);
  return call.FailArgument(0, "a collection or string is required");
}

Value Contains(Call& call) {
  if (!RequireSequence(call, 0)) return Value::Unknown();
  const auto& elements = call[0].elements();
  return Value::Bool(std::ranges::find(elements, call[1]) != elements.end());
}

Value Distinct(Call& call) {
  if (!RequireSequence(call, 0)) return Value::Unknown();
  Value::Elements kept;
  for (const Value& element : call[0].elements()) {
    if (std::ranges::find(kept, element) == kept.end()) kept.push_back(element);
  }
  return SequenceOf({call[0]}, std::move(kept));
}

// Counts on from the start again behind the last element.
Value Element(Call& call) {
  if (!RequireSequence(call, 0)) return Value::Unknown();
  const auto index = call.Numeric(1).ToInt64();
  const auto size = static_cast<int64_t>(call[0].Size());
  if (!index) return call.FailArgument(1, "a whole number is required");
  if (size == 0) return call.FailArgument(0, "the list is empty");
  return call[0].elements()[((*index % size) + size) % size];
}

Value Index(Call& call) {
  StepProblem problem;
  auto value = GetElement(call[0], call[1], problem);
  return value ? *value : call.FailArgument(1, problem.detail);
}

void FlattenInto(const Value& value, Value::Elements& out) {
  for (const Value& element : value.elements()) {
    if (element.has_content() && element.IsSequence()) {
      FlattenInto(element, out);
    } else {
      out.push_back(element);
    }
  }
}

Value Flatten(Call& call) {
  if (!RequireSequence(call, 0)) return Value::Unknown();
  Value::Elements flat;
  FlattenInto(call[0], flat);
  return Value::Tuple(std::move(flat));
}

Value Reverse(Call& call) {
  if (!RequireSequence(call, 0)) return Value::Unknown();
  Value::Elements elements(call[0].elements().rbegin(), call[0].elements().rend());
  if (call[0].Is(TypeKind::kSet)) return Value::List(call[0].type().element(), std::move(elements));
  return SequenceOf({call[0]}, std::move(elements));
}

Value Slice(Call& call) {
  if (!RequireSequence(call, 0)) return Value::Unknown();
  const auto begin = call.Numeric(1).ToInt64();
  const auto end = call.Numeric(2).ToInt64();
  const auto size = static_cast<int64_t>(call[0].Size());
  if (!begin || *begin < 0 || *begin > size)
    return call.FailArgument(1, "it is not within the list");
  if (!end || *end < *begin || *end > size)
    return call.FailArgument(2, "it is not within the list, or before the start");
  const auto& elements = call[0].elements();
  return SequenceOf({call[0]}, {elements.begin() + *begin, elements.begin() + *end});
}

Value ChunkList(Call& call) {
  const auto size = call.Numeric(1).ToInt64();
  if (!size || *size < 0)
    return call.FailArgument(1, "a whole number that is not negative is required");
  const auto& elements = call[0].elements();
  const size_t step = *size == 0 ? std::max<size_t>(1, elements.size()) : *size;
  const Type type = call[0].type();
  Value::Elements chunks;
  for (size_t at = 0; at < elements.size(); at += step) {
    const size_t end = std::min(elements.size(), at + step);
    chunks.push_back(Value::List(type.element(), {elements.begin() + at, elements.begin() + end}));
  }
  return Value::List(type, std::move(chunks));
}

Value CoalesceList(Call& call) {
  for (size_t i = 0; i < call.size(); ++i) {
    if (call[i].null()) continue;
    if (!RequireSequence(call, i)) return Value::Unknown();
    if (call[i].Size() != 0) return call[i];
  }
  return call.Fail("all lists are empty");
}

Value Compact(Call& call) {
  Value::Elements kept;
  for (const Value& element : call[0].elements()) {
    if (!element.null() && !element.AsString().empty()) kept.push_back(element);
  }
  return Value::List(Type::String(), std::move(kept));
}

Value Sort(Call& call) {
  std::vector<std::string> texts;
  for (const Value& element : call[0].elements()) {
    if (element.null()) return call.FailArgument(0, "an element is null");
    texts.push_back(element.AsString());
  }
  std::ranges::sort(texts);
  Value::Elements sorted;
  for (std::string& text : texts) sorted.push_back(Value::String(std::move(text)));
  return Value::List(Type::String(), std::move(sorted));
}

Value Range(Call& call) {
  constexpr size_t kMost = 1024;
  if (call.size() < 1 || call.size() > 3) return call.Fail("one to three numbers are required");
  const Number start = call.size() == 1 ? Number(0) : call.Numeric(0);
  const Number end = call.Numeric(call.size() == 1 ? 0 : 1);
  Number step = end < start ? Number(-1) : Number(1);
  if (call.size() == 3) step = call.Numeric(2);
  if (step.IsZero()) return call.FailArgument(2, "the step must not be zero");
  if (call.size() == 3 && start != end && step.IsNegative() != (end < start)) {
    return call.FailArgument(2, "the step leads away from the end");
  }
  Value::Elements numbers;
  for (Number at = start; step.IsNegative() ? at > end : at < end; at = at + step) {
    if (numbers.size() == kMost)
      return call.Fail("more than " + std::to_string(kMost) + " numbers");
    numbers.push_back(Value::Of(at));
  }
  return Value::List(Type::Number(), std::move(numbers));
}

Value AllTrue(Call& call) {
  for (const Value& element : call[0].elements()) {
    if (element.null() || !element.AsBool()) return Value::Bool(false);
  }
  return Value::Bool(true);
}

}  // namespace

void AddListFunctions(FunctionTable& table) {
  const Parameter list{"list"};
  const Parameter texts{"list", Type::List(Type::String())};
  const Parameter index{"index", Type::Number()};
  table["concat"] = {{}, Parameter{"seqs"}, Concat};
  table["length"] = {{{"collection"}}, {}, Length};
  table["empty"] = {{{"collection", {}, true}}, {}, Empty};
  table["contains"] = {{list, {"value", {}, true}}, {}, Contains};
  table["distinct"] = {{list}, {}, Distinct};
  table["element"] = {{list, index}, {}, Element};
  table["index"] = {{{"collection"}, {"key"}}, {}, Index};
  table["flatten"] = {{list}, {}, Flatten};
  table["reverse"] = {{list}, {}, Reverse};
  table["slice"] = {
      {list, {"start_index", Type::Number()}, {"end_index", Type::Number()}}, {}, Slice};
  table["chunklist"] = {
      {{"list", Type::List(Type::Dynamic())}, {"size", Type::Number()}}, {}, ChunkList};
  table["coalescelist"] = {{}, Parameter{"lists", {}, true}, CoalesceList};
  table["compact"] = {{texts}, {}, Compact};
  table["sort"] = {{texts}, {}, Sort};
  table["range"] = {{}, Parameter{"params", Type::Number()}, Range};
  table["alltrue"] = {{{"list", Type::List(Type::Bool())}}, {}, AllTrue};
}

}  // namespace mercator::hcl
