#include "diff/body.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "model/function.h"

namespace mercator {
namespace {

bool IsNameStart(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80);
}
bool IsNamePart(char c) {
  return IsNameStart(c) || std::isdigit(static_cast<unsigned char>(c)) || c == '$';
}

struct Name {
  std::vector<std::string> parts;
  bool called = false;  // a bracket follows
};

// Reads names, with dots between them, from a body; strings and comments hold none.
class Reader {
 public:
  explicit Reader(const std::string& text) : text_(text) {}

  std::vector<Name> Names() {
    std::vector<Name> names;
    bool continues = false;
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == '\'') {
        SkipString();
      } else if (text_.compare(at_, 2, "--") == 0) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (text_.compare(at_, 2, "/*") == 0) {
        size_t end = text_.find("*/", at_ + 2);
        at_ = end == std::string::npos ? text_.size() : end + 2;
      } else if (c == '"' || IsNameStart(c)) {
        std::string name = c == '"' ? Quoted() : Plain();
        if (continues && !names.empty()) {
          names.back().parts.push_back(name);
        } else {
          names.push_back({{name}});
        }
        continues = at_ < text_.size() && text_[at_] == '.';
        if (continues) ++at_;
        names.back().called = at_ < text_.size() && text_[at_] == '(';
        continue;
      } else {
        ++at_;
      }
      continues = false;
    }
    return names;
  }

 private:
  void SkipString() {
    bool escapes = at_ > 0 && (text_[at_ - 1] == 'E' || text_[at_ - 1] == 'e');
    for (++at_; at_ < text_.size(); ++at_) {
      if (escapes && text_[at_] == '\\') {
        ++at_;
      } else if (text_[at_] == '\'') {
        ++at_;
        return;
      }
    }
  }

  std::string Quoted() {
    std::string name;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
          ++at_;
        } else {
          ++at_;
          break;
        }
      }
      name += text_[at_];
    }
    return name;
  }

  std::string Plain() {
    size_t begin = at_;
    while (at_ < text_.size() && IsNamePart(text_[at_])) ++at_;
    return Lower(std::string_view(text_).substr(begin, at_ - begin));
  }

  const std::string& text_;
  size_t at_ = 0;
};

// True if that can be called, or read from, only where the search path has more than `public`.
bool IsBeyond(const std::vector<std::string>& name, const Catalog& catalog) {
  std::vector<ObjectId> found = catalog.Named(name);
  return name.size() == 1 && !found.empty() &&
         std::ranges::none_of(found, [](const ObjectId& id) { return id.schema == "public"; });
}

bool ComesBeforeTable(const std::vector<std::string>& name) {
  static constexpr const char* kWords[] = {"from", "join", "into", "update", "only"};
  return name.size() == 1 && std::ranges::find(kWords, name[0]) != std::end(kWords);
}

}  // namespace

bool NeedsSearchPath(const Object& object, const Catalog& catalog) {
  if (object.id.kind != Kind::kFunction) return false;
  const Function& function = object.As<Function>();
  bool has_path = std::ranges::any_of(function.settings, [](const std::string& setting) {
    return setting.starts_with("search_path");
  });
  if (function.language != "sql" || has_path) return false;
  std::vector<Name> names = Reader(function.body).Names();
  for (size_t i = 0; i < names.size(); ++i) {
    bool table = i > 0 && ComesBeforeTable(names[i - 1].parts);
    if ((table || names[i].called) && IsBeyond(names[i].parts, catalog)) return true;
  }
  return false;
}

std::vector<ObjectId> BodyUses(const Object& object, const Catalog& catalog) {
  std::vector<ObjectId> uses;
  if (object.id.kind != Kind::kFunction) return uses;
  const Function& function = object.As<Function>();
  if (function.language != "sql" && function.language != "plpgsql") return uses;
  for (const Name& name : Reader(function.body).Names()) {
    for (const ObjectId& id : catalog.Named(name.parts)) {
      if (id != object.id && std::ranges::find(uses, id) == uses.end()) uses.push_back(id);
    }
  }
  return uses;
}

}  // namespace mercator
