#include "model/event_trigger.h"

#include "inspect/builder.h"

namespace mercator {

template <>
std::string CatalogQuery<EventTrigger>(int) {
  return "SELECT e.oid, e.evtname, e.evtevent, e.evttags, "
         "e.evtfoid::pg_catalog.regproc::text, e.evtenabled FROM pg_catalog.pg_event_trigger e "
         "WHERE e.oid >= 16384";
}

template <>
void ReadRows<EventTrigger>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kEventTriggerClass, row.Oid(0))) continue;
    auto trigger = std::make_shared<EventTrigger>();
    trigger->event = row.Text(2);
    trigger->tags = row.Array(3);
    trigger->function = row.Text(4);
    trigger->enabled = row.Text(5);
    builder.Add({kEventTriggerClass, row.Oid(0), 0}, {Kind::kEventTrigger, "", "", row.Text(1)}, {},
                trigger);
  }
}

}  // namespace mercator
