#include "inspect/coverage.h"

#include <fmt/format.h>

namespace mercator {
namespace {

struct Covered {
  uint32_t class_id;
  const char* word;
  const char* query;  // oid, identity
};

// Only catalogs whose rows are objects in their own right.
constexpr Covered kCovered[] = {
    {kRelationClass, "relation",
     "SELECT c.oid, n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = "
     "c.relnamespace WHERE "
     "c.relkind IN ('r','p','v','m','S','f','c') AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE "
     "d.classid = 1247 "
     "AND d.objid = c.reltype AND d.deptype = 'e') AND n.nspname !~ '^pg_' AND n.nspname <> "
     "'information_schema'"},
    {kProcClass, "function",
     "SELECT p.oid, p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = "
     "p.pronamespace WHERE "
     "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"},
    {kTypeClass, "type",
     "SELECT t.oid, t.oid::regtype::text FROM pg_type t JOIN pg_namespace n ON n.oid = "
     "t.typnamespace WHERE "
     "t.typtype IN ('e','d','r','b','p') AND NOT EXISTS (SELECT 1 FROM pg_type a WHERE a.typarray "
     "= t.oid) AND n.nspname !~ '^pg_' AND n.nspname <> "
     "'information_schema'"},
    {kOperatorClass, "operator",
     "SELECT oid, oid::regoperator::text FROM pg_operator WHERE oid >= 16384 AND oprcode <> 0"},
    {kOperatorClassClass, "operator class",
     "SELECT oid, opcname FROM pg_opclass WHERE oid >= 16384"},
    {kOperatorFamilyClass, "operator family",
     "SELECT oid, opfname FROM pg_opfamily WHERE oid >= 16384"},
    {kCollationClass, "collation",
     "SELECT c.oid, c.collname FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace "
     "WHERE c.oid >= "
     "16384 AND n.nspname !~ '^pg_'"},
    {kConversionClass, "conversion", "SELECT oid, conname FROM pg_conversion WHERE oid >= 16384"},
    {kCastClass, "cast",
     "SELECT oid, castsource::regtype::text || ' AS ' || casttarget::regtype::text FROM pg_cast "
     "WHERE oid >= 16384 AND "
     "NOT EXISTS (SELECT 1 FROM pg_range r WHERE r.rngtypid = castsource AND r.rngmultitypid = "
     "casttarget)"},
    {kLanguageClass, "language", "SELECT oid, lanname FROM pg_language WHERE oid >= 16384"},
    {kAccessMethodClass, "access method", "SELECT oid, amname FROM pg_am WHERE oid >= 16384"},
    {kTransformClass, "transform",
     "SELECT oid, trftype::regtype::text FROM pg_transform WHERE oid >= 16384"},
    {kConfigurationClass, "text search configuration",
     "SELECT oid, cfgname FROM pg_ts_config WHERE oid >= 16384"},
    {kDictionaryClass, "text search dictionary",
     "SELECT oid, dictname FROM pg_ts_dict WHERE oid >= 16384"},
    {kParserClass, "text search parser",
     "SELECT oid, prsname FROM pg_ts_parser WHERE oid >= 16384"},
    {kTemplateClass, "text search template",
     "SELECT oid, tmplname FROM pg_ts_template WHERE oid >= 16384"},
    {kForeignDataWrapperClass, "foreign-data wrapper",
     "SELECT oid, fdwname FROM pg_foreign_data_wrapper WHERE oid >= 16384"},
    {kForeignServerClass, "server",
     "SELECT oid, srvname FROM pg_foreign_server WHERE oid >= 16384"},
    {kUserMappingClass, "user mapping",
     "SELECT umid, usename || ' of ' || srvname FROM pg_user_mappings WHERE umid >= 16384"},
    {kPublicationClass, "publication",
     "SELECT oid, pubname FROM pg_publication WHERE oid >= 16384"},
    {kPublicationRelClass, "table of a publication",
     "SELECT oid, prrelid::regclass::text FROM pg_publication_rel"},
    {kSubscriptionClass, "subscription",
     "SELECT oid, subname FROM pg_subscription WHERE subdbid = (SELECT d.oid FROM pg_database d "
     "WHERE d.datname "
     "= current_database())"},
    {kEventTriggerClass, "event trigger",
     "SELECT oid, evtname FROM pg_event_trigger WHERE oid >= 16384"},
    {kPolicyClass, "policy", "SELECT oid, polname FROM pg_policy WHERE oid >= 16384"},
    {kStatisticsClass, "extended statistics",
     "SELECT oid, stxname FROM pg_statistic_ext WHERE oid >= 16384"},
    {kRewriteClass, "rule",
     "SELECT oid, rulename FROM pg_rewrite WHERE rulename <> '_RETURN' AND oid >= 16384"},
};

}  // namespace

std::string CoverageQuery(int) {
  std::string query;
  for (size_t i = 0; i < std::size(kCovered); ++i) {
    if (i > 0) query += " UNION ALL ";
    query += fmt::format("SELECT {}, q.* FROM ({}) q(oid, name)", i, kCovered[i].query);
  }
  return query;
}

std::vector<std::string> ReadCoverage(const Result& rows, const Builder& builder) {
  std::vector<std::string> uncovered;
  for (Row row : rows) {
    const Covered& covered = kCovered[row.Int(0)];
    if (builder.IsMember(covered.class_id, row.Oid(1))) continue;
    if (builder.FindExactly({covered.class_id, row.Oid(1), 0})) continue;
    uncovered.push_back(fmt::format("{} {}", covered.word, row.View(2)));
  }
  return uncovered;
}

}  // namespace mercator
