#include "model/object_id.h"

#include "model/attribute.h"

namespace mercator {
namespace {

constexpr std::string_view kWords[] = {
    "none",
#define KIND(type, word, sql) word,
#include "model/kinds.def"
#undef KIND
};

constexpr std::string_view kSql[] = {
    "",
#define KIND(type, word, sql) sql,
#include "model/kinds.def"
#undef KIND
};

}  // namespace

std::string_view KindWord(Kind kind) { return kWords[static_cast<size_t>(kind)]; }
std::string_view KindSql(Kind kind) { return kSql[static_cast<size_t>(kind)]; }

std::string ToString(const ObjectId& id) {
  std::string out(KindWord(id.kind));
  out += ' ';
  if (!id.schema.empty()) out += id.schema + ".";
  if (!id.table.empty()) out += id.table + ".";
  return out + id.name;
}

void Encode(std::string& out, const ObjectId& id) {
  Encode(out, static_cast<int64_t>(id.kind));
  Encode(out, id.schema);
  Encode(out, id.table);
  Encode(out, id.name);
}

ObjectId AboutId(Kind kind, const ObjectId& target, std::string_view extra) {
  std::string name(KindWord(target.kind));
  name += ' ' + target.name;
  if (!extra.empty()) name.append(" ").append(extra);
  return {kind, target.schema, target.table, std::move(name)};
}

size_t ObjectIdHash::operator()(const ObjectId& id) const {
  size_t h = static_cast<size_t>(id.kind) * 0x9E3779B97F4A7C15ull;
  for (const Symbol& part : {id.schema, id.table, id.name}) {
    h = (h ^ part.hash()) * 0x9E3779B97F4A7C15ull;
    h ^= h >> 29;
  }
  return h;
}

}  // namespace mercator
