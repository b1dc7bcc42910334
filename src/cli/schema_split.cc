#include "cli/schema_split.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/error.h"
#include "base/file.h"
#include "base/go_quote.h"
#include "base/text.h"
#include "hcl/schema/schema.h"
#include "model/object_id.h"

namespace mercator {
namespace {

constexpr const char* kImport = "-- atlas:import ";

// What an object belongs to as far as files are concerned.
struct Home {
  std::string schema;  // empty: the database
  std::string type;    // `tables`
  std::string name;
};

std::string Plural(Kind kind) {
  static const std::map<Kind, std::string> others = {
      {Kind::kMaterializedView, "materialized"},
      {Kind::kEnum, "types"},
      {Kind::kComposite, "types"},
      {Kind::kRange, "types"},
      {Kind::kDomain, "types"},
      {Kind::kBaseType, "types"},
      {Kind::kMembership, "roles"},
      {Kind::kUserMapping, "servers"},
      {Kind::kPublicationTable, "publications"},
      {Kind::kPublicationSchema, "publications"},
      {Kind::kDefaultPrivilege, "default_privileges"}};
  if (auto found = others.find(kind); found != others.end()) return found->second;
  std::string word(KindWord(kind));
  if (word.ends_with("y")) return word.substr(0, word.size() - 1) + "ies";
  return word.ends_with("s") || word.ends_with("x") ? word + "es" : word + "s";
}

// A name as a part of a path.
std::string FileName(const std::string& name) {
  std::string out;
  for (char c : name.substr(0, name.find('('))) {
    const bool odd = c == '/' || c == '\\' || c == '%' || c == ' ' || c == ':' ||
                     static_cast<unsigned char>(c) < 0x20;
    out += odd ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  if (out.empty() || out[0] == '.') out = "_" + out;
  return out;
}

// What a statement is about comes first among its objects; parts are with what they are parts of.
Home HomeOf(ObjectId id, const Catalog& state) {
  for (const Object* object = state.Find(id); object && object->parent;) {
    if (object->parent.kind == Kind::kSchema && !id.schema.empty()) break;
    id = object->parent;
    object = state.Find(id);
  }
  if (id.kind == Kind::kSchema) return {id.name, "", id.name};
  return {id.schema, Plural(id.kind), id.name};
}

Home HomeOf(const PlannedStatement& statement, const Catalog& state) {
  if (statement.objects.empty()) return {"", "others", "others"};
  return HomeOf(statement.objects.front(), state);
}

std::string PathOf(const Home& home, SplitBy by) {
  const std::string name = FileName(home.name), schema = FileName(home.schema);
  if (by == SplitBy::kSchema) return home.schema.empty() ? "database" : schema;
  if (by == SplitBy::kType) return home.type.empty() ? "schemas" : home.type;
  if (home.schema.empty()) return home.type + "/" + name;
  const std::string folder = "schemas/" + schema + "/";
  return home.type.empty() ? folder + name : folder + home.type + "/" + name;
}

}  // namespace

SplitBy ParseSplitBy(const std::string& name) {
  if (name == "object") return SplitBy::kObject;
  if (name == "schema") return SplitBy::kSchema;
  if (name == "type") return SplitBy::kType;
  throw Error(fmt::format("unknown strategy {} of split", GoQuote(name)),
              "it is object, schema or type");
}

std::vector<SplitFile> SplitSchema(const Plan& plan, const Catalog& state, SplitBy by,
                                   const std::string& suffix) {
  std::vector<SplitFile> files;
  std::map<std::string, size_t> numbers;
  for (const PlannedStatement& statement : plan.Statements()) {
    const Home home = HomeOf(statement, state);
    const std::string path = PathOf(home, by) + suffix;
    auto [number, added] = numbers.try_emplace(path, files.size());
    if (added) files.push_back({path, ""});
    std::string& text = files[number->second].text;
    if (!text.empty()) text += '\n';
    text += Render({statement});
  }
  std::string main;
  for (const SplitFile& file : files) main += kImport + file.path + "\n";
  files.insert(files.begin(), {"main" + suffix, main});
  return files;
}

std::vector<SplitFile> SplitHcl(const Catalog& state, SplitBy by, const std::string& suffix) {
  std::map<std::string, std::string> texts;
  for (const HclPiece& piece : CatalogToHclPieces(state))
    texts[PathOf(HomeOf(piece.id, state), by) + suffix] += piece.text;
  std::vector<SplitFile> files;
  for (auto& [path, text] : texts) files.push_back({path, std::move(text)});
  return files;
}

std::string ArchiveText(const std::vector<SplitFile>& files) {
  std::string text;
  for (const SplitFile& file : files) text += "-- " + file.path + " --\n" + file.text;
  return text;
}

std::vector<SplitFile> ParseArchive(const std::string& text) {
  std::vector<SplitFile> files;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string line = text.substr(at, end - at);
    const std::string_view trimmed = Trim(line);
    if (trimmed.size() > 6 && trimmed.starts_with("-- ") && trimmed.ends_with(" --")) {
      files.push_back({std::string(trimmed.substr(3, trimmed.size() - 6)), ""});
    } else if (files.empty()) {
      throw Error("write takes what split gives", "`{{ sql . | split | write \"schema\" }}`");
    } else {
      files.back().text += line;
    }
    at = end;
  }
  return files;
}

void WriteFiles(const std::vector<SplitFile>& files, const std::string& folder) {
  for (const SplitFile& file : files) {
    const std::filesystem::path relative = std::filesystem::path(file.path).lexically_normal();
    if (relative.is_absolute() || relative.string().starts_with(".."))
      throw Error(fmt::format("`{}` is not below the folder", file.path));
    const std::filesystem::path path = std::filesystem::path(folder) / relative;
    if (!path.parent_path().empty()) std::filesystem::create_directories(path.parent_path());
    WriteFileAtomically(path, file.text);
  }
}

}  // namespace mercator
