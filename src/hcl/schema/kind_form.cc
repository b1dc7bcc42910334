#include "hcl/schema/kind_form.h"

#include <array>
#include <unordered_map>

#include "model/kinds.h"

namespace mercator {
namespace {

using Forms = std::array<KindForm, static_cast<size_t>(Kind::kCount)>;

const Forms& AllForms() {
  static const Forms* forms = new Forms{
      KindForm{},
#define KIND(type, word, sql) FormOf<type>(),
#include "model/kinds.def"
#undef KIND
  };
  return *forms;
}

struct Found {
  const BlockForm* form;
  Kind kind;
};

const std::unordered_map<std::string_view, Found>& BlockIndex() {
  static const auto* index = [] {
    auto* made = new std::unordered_map<std::string_view, Found>();
    for (size_t i = 0; i < AllForms().size(); ++i) {
      for (const BlockForm& form : AllForms()[i].blocks)
        made->emplace(form.type, Found{&form, static_cast<Kind>(i)});
    }
    return made;
  }();
  return *index;
}

}  // namespace

const KindForm& FormOf(Kind kind) { return AllForms()[static_cast<size_t>(kind)]; }

const BlockForm* FindBlockForm(std::string_view type) {
  auto found = BlockIndex().find(type);
  return found == BlockIndex().end() ? nullptr : found->second.form;
}

Kind KindOfBlock(std::string_view type) {
  auto found = BlockIndex().find(type);
  return found == BlockIndex().end() ? Kind::kNone : found->second.kind;
}

std::vector<std::string> BlockTypes() {
  std::vector<std::string> types;
  for (const KindForm& kind : AllForms()) {
    for (const BlockForm& form : kind.blocks) types.emplace_back(form.type);
  }
  return types;
}

}  // namespace mercator
