#include "model/subscription.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// Made without connecting to the publisher. PostgreSQL manual: CREATE SUBSCRIPTION.
void ReadSubscription(BlockReader& reader) {
  reader.Require("publications");
  std::string name = reader.SqlName();
  std::string slot = "NONE";
  if (auto text = reader.String("slot_name")) slot = QuoteLiteral(*text);
  std::string options = "connect = false, slot_name = " + slot;
  for (const auto& [option, value] : reader.Map("options"))
    options += ", " + option + " = " + value;
  std::vector<std::string> publications = reader.Strings("publications");
  reader.Add(Phase::kPublication,
             fmt::format("CREATE SUBSCRIPTION {} CONNECTION {} PUBLICATION {} WITH ({})", name,
                         QuoteLiteral(reader.String("connection").value_or("")),
                         QuotedList(publications), options));
  ReadRenaming(reader, {Kind::kSubscription, "", "", reader.Name()});
  ReadCommon(reader, "SUBSCRIPTION " + name);
  reader.Finish();
}

void PrintSubscription(const Object& object, SchemaPrinter& printer) {
  const Subscription& subscription = object.As<Subscription>();
  printer.OpenObject(object);
  if (subscription.connection) printer.Text("connection", *subscription.connection);
  printer.Texts("publications", subscription.publications);
  printer.TextIf("slot_name", subscription.slot_name);
  printer.MapIf("options", subscription.options);
  printer.CloseObject(object);
}

}  // namespace

template <>
KindForm FormOf<Subscription>() {
  return {{{"subscription", false, ReadSubscription}}, PrintSubscription};
}

}  // namespace mercator
