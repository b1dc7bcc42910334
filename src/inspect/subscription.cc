#include "model/subscription.h"

#include "inspect/builder.h"
#include "inspect/query.h"

namespace mercator {
namespace {

// The options that differ from what CREATE SUBSCRIPTION gives by itself, as `name=value`.
std::string ChangedOptions(int version) {
  std::string list =
      "CASE WHEN s.subbinary THEN 'binary=true' END, "
      "CASE WHEN s.subsynccommit <> 'off' THEN 'synchronous_commit=' || s.subsynccommit END, ";
  list += fmt::format(
      "CASE WHEN s.substream::text <> '{}' THEN 'streaming=' || CASE s.substream::text WHEN 'p' "
      "THEN 'parallel' "
      "WHEN 'f' THEN 'off' WHEN 'false' THEN 'off' ELSE 'on' END END",
      version >= 180000   ? "p"
      : version >= 160000 ? "f"
                          : "false");
  if (version >= 150000) {
    list +=
        ", CASE WHEN s.subtwophasestate <> 'd' THEN 'two_phase=true' END, "
        "CASE WHEN s.subdisableonerr THEN 'disable_on_error=true' END";
  }
  if (version >= 160000) {
    list +=
        ", CASE WHEN NOT s.subpasswordrequired THEN 'password_required=false' END, "
        "CASE WHEN s.subrunasowner THEN 'run_as_owner=true' END, "
        "CASE WHEN s.suborigin <> 'any' THEN 'origin=' || s.suborigin END";
  }
  if (version >= 170000) list += ", CASE WHEN s.subfailover THEN 'failover=true' END";
  return "pg_catalog.array_remove(ARRAY[" + list + "], NULL)";
}

std::string Unescape(std::string text) {
  static constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&#x0d;", "\r"}, {"&amp;", "&"}};
  for (auto [entity, character] : kEntities) {
    for (size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at) {
      text.replace(at, entity.size(), character);
    }
  }
  return text;
}

// The value of the only element in what query_to_xml() gives.
std::string ValueIn(std::string_view xml) {
  constexpr std::string_view kBegin = "<subconninfo>", kEnd = "</subconninfo>";
  size_t begin = xml.find(kBegin), end = xml.rfind(kEnd);
  if (begin == std::string_view::npos || end == std::string_view::npos) return "";
  begin += kBegin.size();
  return Unescape(std::string(xml.substr(begin, end - begin)));
}

}  // namespace

// Naming subconninfo in the query would make it fail for all who are not superusers; query_to_xml()
// reads it only where that is allowed.
template <>
std::string CatalogQuery<Subscription>(int version) {
  return fmt::format(
      "SELECT s.oid, s.subname, CASE WHEN "
      "pg_catalog.has_column_privilege('pg_catalog.pg_subscription', "
      "'subconninfo', 'SELECT') THEN pg_catalog.query_to_xml('SELECT subconninfo FROM "
      "pg_catalog.pg_subscription "
      "WHERE oid = ' || s.oid, false, true, '')::text END, s.subpublications, s.subslotname, "
      "s.subenabled, {} "
      "FROM pg_catalog.pg_subscription s WHERE s.subdbid = (SELECT d.oid FROM "
      "pg_catalog.pg_database d "
      "WHERE d.datname = pg_catalog.current_database())",
      ChangedOptions(version));
}

template <>
void ReadRows<Subscription>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    auto subscription = std::make_shared<Subscription>();
    if (!row.IsNull(2)) {
      subscription->connection = ValueIn(row.View(2));
    } else {
      builder.catalog.uncovered.push_back(fmt::format(
          "connection string of subscription {} (only superusers may read it)", row.View(1)));
    }
    subscription->publications = row.Array(3);
    subscription->slot_name = row.Text(4);
    subscription->enabled = row.Bool(5);
    subscription->options = ReadOptions(row.Array(6));
    builder.Add({kSubscriptionClass, row.Oid(0), 0}, {Kind::kSubscription, "", "", row.Text(1)}, {},
                subscription);
  }
}

}  // namespace mercator
