#include "model/sequence.h"

#include "inspect/builder.h"
#include "sql/quote.h"

namespace mercator {

namespace {

// The sequence of an identity column is part of the column.
bool ReadIdentity(const Row& row, Builder& builder) {
  if (row.Char(14) != 'i') return false;
  Builder::IdentityRow identity;
  identity.oid = row.Oid(0);
  identity.sequence = {row.Text(2), row.Int(4), row.Int(5), row.Int(6),
                       row.Int(7),  row.Int(8), row.Bool(9)};
  Address column{kRelationClass, row.Oid(15), static_cast<int32_t>(row.Int(16))};
  builder.identities.emplace(column, std::move(identity));
  return true;
}

}  // namespace

template <>
std::string CatalogQuery<Sequence>(int) {
  return std::string(
             "SELECT c.oid, n.nspname, c.relname, pg_catalog.format_type(s.seqtypid, NULL), "
             "s.seqstart, s.seqincrement, "
             "s.seqmin, s.seqmax, s.seqcache, s.seqcycle, c.relpersistence = 'u', tn.nspname, "
             "tc.relname, a.attname, d.deptype, d.refobjid, d.refobjsubid "
             "FROM pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid "
             "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
             "LEFT JOIN pg_catalog.pg_depend d ON d.classid = 1259 AND d.objid = c.oid AND "
             "d.objsubid = 0 AND "
             "d.refclassid = 1259 AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0 "
             "LEFT JOIN pg_catalog.pg_class tc ON tc.oid = d.refobjid "
             "LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = tc.relnamespace "
             "LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = "
             "d.refobjsubid "
             "WHERE ") +
         kUserSchema;
}

template <>
void ReadRows<Sequence>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (!row.IsNull(14)) builder.owned_sequences.insert(row.Oid(0));
    if (builder.IsMember(kRelationClass, row.Oid(0)) || ReadIdentity(row, builder)) continue;
    auto sequence = std::make_shared<Sequence>();
    sequence->type = row.Text(3);
    sequence->start = row.Int(4);
    sequence->increment = row.Int(5);
    sequence->min_value = row.Int(6);
    sequence->max_value = row.Int(7);
    sequence->cache = row.Int(8);
    sequence->cycle = row.Bool(9);
    sequence->unlogged = row.Bool(10);
    if (!row.IsNull(13)) {
      sequence->owned_by =
          QualifiedName(row.View(11), row.View(12)) + "." + QuoteIdentifier(row.View(13));
      sequence->owner_column = {Kind::kColumn, row.Text(11), row.Text(12), row.Text(13)};
    }
    builder.Add({kRelationClass, row.Oid(0), 0}, {Kind::kSequence, row.Text(1), "", row.Text(2)},
                {Kind::kSchema, "", "", row.Text(1)}, sequence);
  }
}

}  // namespace mercator
