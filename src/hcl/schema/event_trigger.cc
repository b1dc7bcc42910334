#include "model/event_trigger.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/parts.h"
#include "sql/quote.h"

namespace mercator {
namespace {

void ReadEventTrigger(BlockReader& reader) {
  reader.Require("on");
  reader.Require("execute");
  std::string name = "EVENT TRIGGER " + reader.SqlName();
  auto value = reader.Get("on");
  auto* word = value ? value->As<Word>() : nullptr;
  std::string event = word ? word->text : reader.String("on").value_or("");
  std::vector<std::string> tags;
  for (const std::string& tag : reader.Strings("tags")) tags.push_back(QuoteLiteral(tag));
  std::string function = reader.Object("execute", {"function"}).value_or("");
  reader.Add(Phase::kEventTrigger,
             fmt::format("CREATE {} ON {}{} EXECUTE FUNCTION {}()", name, QuoteIdentifier(event),
                         tags.empty() ? "" : " WHEN TAG IN (" + Join(tags, ", ") + ")",
                         function.substr(0, function.find('('))));
  std::string enabled = ReadEnabled(reader);
  if (!enabled.empty()) reader.Add(Phase::kEventTrigger, "ALTER " + name + " " + enabled);
  ReadRenaming(reader, {Kind::kEventTrigger, "", "", reader.Name()});
  ReadCommon(reader, name);
  reader.Finish();
}

void PrintEventTrigger(const Object& object, SchemaPrinter& printer) {
  const EventTrigger& trigger = object.As<EventTrigger>();
  printer.OpenObject(object);
  printer.Raw("on", trigger.event);
  if (!trigger.tags.empty()) printer.Texts("tags", trigger.tags);
  printer.ObjectIf("execute", trigger.function, Kind::kFunction);
  PrintEnabled(trigger.enabled, printer);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<EventTrigger>() {
  return {{{"event_trigger", false, ReadEventTrigger}}, PrintEventTrigger};
}

}  // namespace mercator
