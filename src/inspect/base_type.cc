#include "model/base_type.h"

#include "inspect/builder.h"
#include "inspect/query.h"

namespace mercator {
namespace {

std::string Alignment(char code) {
  return code == 'c' ? "char" : code == 's' ? "int2" : code == 'd' ? "double" : "int4";
}

std::string Storage(char code) {
  return code == 'e' ? "external" : code == 'm' ? "main" : code == 'x' ? "extended" : "plain";
}

std::shared_ptr<BaseType> ReadType(const Row& row) {
  auto type = std::make_shared<BaseType>();
  type->shell = row.Bool(3);
  if (type->shell) return type;
  type->input = row.Text(4);
  type->output = row.Text(5);
  type->receive = row.Text(6);
  type->send = row.Text(7);
  type->typmod_in = row.Text(8);
  type->typmod_out = row.Text(9);
  type->analyze = row.Text(10);
  type->subscript = row.Text(11);
  type->length = row.Int(12);
  type->by_value = row.Bool(13);
  type->alignment = Alignment(row.Char(14));
  type->storage = Storage(row.Char(15));
  type->category = row.Text(16);
  type->preferred = row.Bool(17);
  type->default_value = row.Optional(18);
  type->element = row.Text(19);
  type->delimiter = row.Text(20);
  type->collatable = row.Bool(21);
  return type;
}

}  // namespace

// Arrays have a type that names them as its array.
template <>
std::string CatalogQuery<BaseType>(int) {
  std::string functions;
  for (const char* column : {"t.typinput", "t.typoutput", "t.typreceive", "t.typsend", "t.typmodin",
                             "t.typmodout", "t.typanalyze", "t.typsubscript"}) {
    functions += FunctionName(column) + ", ";
  }
  return fmt::format(
      "SELECT t.oid, n.nspname, t.typname, NOT t.typisdefined, {}t.typlen, t.typbyval, t.typalign, "
      "t.typstorage, "
      "t.typcategory, t.typispreferred, t.typdefault, CASE WHEN t.typelem <> 0 THEN "
      "pg_catalog.format_type(t.typelem, "
      "NULL) END, t.typdelim, t.typcollation <> 0, t.typarray FROM pg_catalog.pg_type t "
      "JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE t.oid >= 16384 AND "
      "(t.typtype = 'b' OR t.typtype = 'p' AND NOT t.typisdefined) AND "
      "NOT EXISTS (SELECT 1 FROM pg_catalog.pg_type a WHERE a.typarray = t.oid) AND {}",
      functions, kUserSchema);
}

template <>
void ReadRows<BaseType>(const Result& rows, Builder& builder) {
  for (Row row : rows) {
    if (builder.IsMember(kTypeClass, row.Oid(0))) continue;
    ObjectId id{Kind::kBaseType, row.Text(1), "", row.Text(2)};
    builder.Add({kTypeClass, row.Oid(0), 0}, id, {Kind::kSchema, "", "", row.Text(1)},
                ReadType(row));
    if (row.Oid(22) != 0) builder.Alias({kTypeClass, row.Oid(22), 0}, id);
  }
}

}  // namespace mercator
