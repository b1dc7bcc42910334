#include "model/comment.h"

#include <fmt/format.h>

#include "hcl/schema/block_reader.h"
#include "hcl/schema/printer.h"
#include "sql/quote.h"

namespace mercator {
namespace {

// A comment on what has no block: `on = sql("COLUMN public.v.c")`, in the words of COMMENT ON.
void ReadCommentBlock(BlockReader& reader) {
  reader.Require("on");
  reader.Require("text");
  std::string on = reader.Sql("on").value_or("");
  reader.Add(Phase::kComment, fmt::format("COMMENT ON {} IS {}", on,
                                          QuoteLiteral(reader.String("text").value_or(""))));
  reader.Finish();
}

void PrintCommentBlock(const Object& object, SchemaPrinter& printer) {
  const Comment& comment = object.As<Comment>();
  if (printer.IsCommented(comment.target)) return;
  const ObjectId& target = comment.target;
  std::string on =
      std::string(KindSql(target.kind)) + " " + QualifiedName(target.schema, target.name);
  if (target.kind == Kind::kColumn) {
    on =
        "COLUMN " + QualifiedName(target.schema, target.table) + "." + QuoteIdentifier(target.name);
  }
  printer.Open("comment");
  printer.Raw("on", SchemaPrinter::Sql(on));
  printer.Text("text", comment.text);
  printer.Close();
}

}  // namespace

// The attribute `comment` of most blocks.
template <>
KindForm FormOf<Comment>() {
  return {{{"comment", false, ReadCommentBlock}}, PrintCommentBlock};
}

}  // namespace mercator
