#include "model/owner.h"

#include <fmt/format.h>

#include "inspect/builder.h"

namespace mercator {
namespace {

struct Owned {
  uint32_t class_id;
  const char* query;  // oid, owner
};

// A sequence that belongs to a column has the owner of the table.
constexpr Owned kOwned[] = {
    {kRelationClass,
     "SELECT c.oid, c.relowner FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm', "
     "'f', 'S') AND "
     "c.oid >= 16384"},
    {kProcClass, "SELECT oid, proowner FROM pg_catalog.pg_proc WHERE oid >= 16384"},
    {kTypeClass,
     "SELECT t.oid, t.typowner FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_class c ON c.oid "
     "= t.typrelid "
     "WHERE t.oid >= 16384 AND t.typelem = 0 AND (t.typtype IN ('b', 'd', 'e', 'p', 'r') OR "
     "c.relkind = 'c')"},
    {kNamespaceClass, "SELECT oid, nspowner FROM pg_catalog.pg_namespace"},
    {kOperatorClass, "SELECT oid, oprowner FROM pg_catalog.pg_operator WHERE oid >= 16384"},
    {kOperatorClassClass, "SELECT oid, opcowner FROM pg_catalog.pg_opclass WHERE oid >= 16384"},
    {kOperatorFamilyClass, "SELECT oid, opfowner FROM pg_catalog.pg_opfamily WHERE oid >= 16384"},
    {kCollationClass, "SELECT oid, collowner FROM pg_catalog.pg_collation WHERE oid >= 16384"},
    {kConversionClass, "SELECT oid, conowner FROM pg_catalog.pg_conversion WHERE oid >= 16384"},
    {kDictionaryClass, "SELECT oid, dictowner FROM pg_catalog.pg_ts_dict WHERE oid >= 16384"},
    {kConfigurationClass, "SELECT oid, cfgowner FROM pg_catalog.pg_ts_config WHERE oid >= 16384"},
    {kLanguageClass, "SELECT oid, lanowner FROM pg_catalog.pg_language WHERE oid >= 16384"},
    {kForeignDataWrapperClass,
     "SELECT oid, fdwowner FROM pg_catalog.pg_foreign_data_wrapper WHERE oid >= 16384"},
    {kForeignServerClass,
     "SELECT oid, srvowner FROM pg_catalog.pg_foreign_server WHERE oid >= 16384"},
    {kEventTriggerClass,
     "SELECT oid, evtowner FROM pg_catalog.pg_event_trigger WHERE oid >= 16384"},
    {kPublicationClass, "SELECT oid, pubowner FROM pg_catalog.pg_publication WHERE oid >= 16384"},
    {kSubscriptionClass, "SELECT oid, subowner FROM pg_catalog.pg_subscription"},
    {kStatisticsClass, "SELECT oid, stxowner FROM pg_catalog.pg_statistic_ext WHERE oid >= 16384"},
};

}  // namespace

template <>
std::string CatalogQuery<Owner>(int) {
  std::string query;
  for (const Owned& owned : kOwned) {
    query += fmt::format(
        "{}SELECT {}, q.oid, pg_catalog.pg_get_userbyid(q.owner) FROM ({}) q(oid, owner)",
        query.empty() ? "" : " UNION ALL ", owned.class_id, owned.query);
  }
  return query;
}

template <>
void ReadRows<Owner>(const Result& rows, Builder& builder) {
  bool compared = builder.With("ownership");
  for (Row row : rows) {
    bool own = row.View(2) == builder.session_user;
    if (own && (!compared || builder.catalog.user.empty())) continue;
    Address address{row.Oid(0), row.Oid(1), 0};
    const ObjectId* found = builder.FindExactly(address);
    if (!found || builder.IsOfType(address)) continue;
    if (row.Oid(0) == kRelationClass && builder.owned_sequences.contains(row.Oid(1))) continue;
    ObjectId target = *found;
    auto owner = std::make_shared<Owner>();
    owner->target = target;
    owner->role = row.Text(2);
    ObjectId id = AboutId(Kind::kOwner, target);
    builder.catalog.AddDependency(id, {Kind::kRole, "", "", owner->role});
    builder.catalog.Add(id, target, owner, compared);
  }
}

}  // namespace mercator
