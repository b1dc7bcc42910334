#include <fmt/format.h>

#include "base/text.h"
#include "hcl/schema/block_reader.h"
#include "sql/quote.h"

namespace mercator {

void ReadComment(BlockReader& reader, const std::string& subject) {
  if (auto text = reader.String("comment")) {
    reader.Add(Phase::kComment, fmt::format("COMMENT ON {} IS {}", subject, QuoteLiteral(*text)));
  }
  for (const hcl::Block* block : reader.Blocks("security_label")) {
    BlockReader label(*block, reader);
    if (label.Label().empty())
      label.Complain("block `security_label` takes the name of a provider");
    if (auto text = label.String("label")) {
      reader.Add(Phase::kComment,
                 fmt::format("SECURITY LABEL FOR {} ON {} IS {}", QuoteIdentifier(label.Label()),
                             subject, QuoteLiteral(*text)));
    } else {
      label.Require("label");
    }
    label.Finish();
  }
}

void ReadCommon(BlockReader& reader, const std::string& subject, bool owner) {
  ReadComment(reader, subject);
  if (!owner) return;
  if (auto role = reader.Role("owner"))
    reader.Add(Phase::kOwner, fmt::format("ALTER {} OWNER TO {}", subject, *role));
}

void ReadRenaming(BlockReader& reader, ObjectId id, const std::string& label) {
  auto value = reader.Get("renamed_from");
  if (!value) return;
  std::string former;
  if (auto* word = value->As<Word>()) former = word->text;
  if (value->Is(hcl::TypeKind::kString)) former = value->AsString();
  if (former.empty())
    return reader.Complain("renamed_from", "`renamed_from`: the former name is required");
  reader.schema().AddRenaming(std::move(id), std::move(former), label);
}

std::string WithClause(const Options& options) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : options)
    parts.push_back(name + (value.empty() ? "" : " = " + QuoteLiteral(value)));
  return "(" + Join(parts, ", ") + ")";
}

std::string OptionsClause(const Options& options) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : options)
    parts.push_back(QuoteIdentifier(name) + " " + QuoteLiteral(value));
  return "OPTIONS (" + Join(parts, ", ") + ")";
}

std::string QuotedList(const std::vector<std::string>& names) {
  std::vector<std::string> quoted;
  for (const std::string& name : names) quoted.push_back(QuoteIdentifier(name));
  return Join(quoted, ", ");
}

std::string InBrackets(const std::string& expression) { return "(" + expression + ")"; }

std::string ReferredName(const BlockReference& reference, SchemaReader& schema) {
  Instance& instance = *reference.instance;
  std::string name = schema.SqlName(instance);
  if (!reference.part.empty()) return name + "." + QuoteIdentifier(reference.part_name);
  Kind kind = KindOfBlock(instance.form->type);
  if (kind == Kind::kFunction || kind == Kind::kAggregate)
    return name + "(" + Arguments(instance, schema, false) + ")";
  return name;
}

}  // namespace mercator
