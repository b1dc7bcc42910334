#include "model/sequence.h"

#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/parts.h"
#include "model/default.h"
#include "model/table.h"
#include "sql/quote.h"

namespace mercator {
namespace {

struct SequenceBounds {
  int64_t min_value;
  int64_t max_value;
};

SequenceBounds DefaultBounds(const std::string& type, int64_t increment) {
  int64_t max = type == "smallint" ? INT16_MAX : type == "integer" ? INT32_MAX : INT64_MAX;
  if (increment > 0) return {1, max};
  return {-max - 1, -1};
}

void ReadSequence(BlockReader& reader) {
  reader.RequireSchema();
  std::string name = reader.SqlName();
  std::string sql =
      fmt::format("CREATE {}SEQUENCE {}", reader.Flag("unlogged") ? "UNLOGGED " : "", name);
  if (auto type = reader.Type("type")) sql += " AS " + *type;
  sql += ReadSequenceOptions(reader);
  reader.Add(Phase::kSequence, sql);
  bool of_column = false;
  if (auto* reference = reader.Reference("owner")) of_column = reference->part == "column";
  if (of_column) {
    auto column = reader.Object("owner", {});
    reader.Add(Phase::kDefault, fmt::format("ALTER SEQUENCE {} OWNED BY {}", name, *column));
  }
  ReadRenaming(reader, {Kind::kSequence, reader.SchemaName(), "", reader.Name()});
  ReadCommon(reader, "SEQUENCE " + name, !of_column);
  reader.Finish();
}

void PrintSequence(const Object& object, SchemaPrinter& printer) {
  if (IsSerial(object, printer.catalog())) return;
  const Sequence& sequence = object.As<Sequence>();
  printer.OpenObject(object);
  if (sequence.type != "bigint") printer.Raw("type", printer.Type(sequence.type));
  printer.FlagIf("unlogged", sequence.unlogged);
  PrintSequenceOptions(sequence, sequence.type, printer);
  if (!sequence.owned_by.empty())
    printer.Raw("owner", printer.ReferenceOr(sequence.owner_column, sequence.owned_by));
  printer.CloseObject(object);
}

// True if only the default of its column uses the sequence.
bool IsOnlyForDefault(const Object& object, const ObjectId& default_id, const Catalog& catalog) {
  for (int user : catalog.UsedBy(catalog.IndexOf(object.id))) {
    const Object& other = catalog.objects()[static_cast<size_t>(user)];
    if (other.id != default_id && (other.parent != object.id || other.compared)) return false;
  }
  return true;
}

bool HasUsualSettings(const Sequence& sequence, const Table& table, int version) {
  Sequence usual;
  usual.type = sequence.type;
  usual.max_value = DefaultBounds(sequence.type, 1).max_value;
  usual.unlogged = table.unlogged && version >= 150000;
  usual.owned_by = sequence.owned_by;
  usual.owner_column = sequence.owner_column;
  return sequence == usual;
}

}  // namespace

std::string ReadSequenceOptions(BlockReader& reader) {
  std::string sql;
  auto add = [&](const char* attribute, const char* words) {
    if (auto value = reader.Int(attribute)) sql += fmt::format(" {} {}", words, *value);
  };
  add("increment", "INCREMENT BY");
  add("min_value", "MINVALUE");
  add("max_value", "MAXVALUE");
  add("start", "START WITH");
  add("cache", "CACHE");
  if (reader.Flag("cycle")) sql += " CYCLE";
  return sql;
}

template <class S>
void PrintSequenceOptions(const S& s, const std::string& type, SchemaPrinter& printer) {
  SequenceBounds bounds = DefaultBounds(type, s.increment);
  if (s.start != (s.increment > 0 ? s.min_value : s.max_value)) printer.Int("start", s.start);
  if (s.increment != 1) printer.Int("increment", s.increment);
  if (s.min_value != bounds.min_value) printer.Int("min_value", s.min_value);
  if (s.max_value != bounds.max_value) printer.Int("max_value", s.max_value);
  if (s.cache != 1) printer.Int("cache", s.cache);
  printer.FlagIf("cycle", s.cycle);
}

template void PrintSequenceOptions(const Sequence&, const std::string&, SchemaPrinter&);
template void PrintSequenceOptions(const IdentitySequence&, const std::string&, SchemaPrinter&);

bool IsSerial(const Object& object, const Catalog& catalog) {
  const Sequence& sequence = object.As<Sequence>();
  const ObjectId& owner = sequence.owner_column;
  const Column* column = catalog.Find<Column>(owner);
  const Table* table = catalog.Find<Table>({Kind::kTable, owner.schema, "", owner.table});
  if (column == nullptr || table == nullptr) return false;
  if (!HasUsualSettings(sequence, *table, catalog.server_version)) return false;
  bool plain = column->type == sequence.type && column->not_null && column->not_null_valid &&
               !column->inherited && table->of_type.empty() && table->server.empty();
  std::string name = owner.table + "_" + owner.name + "_seq";
  if (!plain || object.id.schema != owner.schema || object.id.name != name || name.size() > 63)
    return false;
  ObjectId default_id{Kind::kDefault, owner.schema, owner.table, owner.name};
  const Default* value = catalog.Find<Default>(default_id);
  std::string text = Replace(QualifiedName(object.id.schema, name), "'", "''");
  return value != nullptr && value->expression == "nextval('" + text + "'::regclass)" &&
         IsOnlyForDefault(object, default_id, catalog);
}

const Object* SerialOf(const Object& column, const Catalog& catalog) {
  std::string name = column.id.table + "_" + column.id.name + "_seq";
  const Object* sequence = catalog.Find({Kind::kSequence, column.id.schema, "", name});
  if (sequence == nullptr || sequence->As<Sequence>().owner_column != column.id) return nullptr;
  return IsSerial(*sequence, catalog) ? sequence : nullptr;
}

template <>
KindForm FormOf<Sequence>() {
  return {{{"sequence", true, ReadSequence}}, PrintSequence};
}

}  // namespace mercator
