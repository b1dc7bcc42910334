#pragma once

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "hcl/number.h"
#include "hcl/type.h"

namespace mercator::hcl {

// Anything of the application that a value can carry. The name is that of its type.
struct CapsuleContent {
  virtual ~CapsuleContent() = default;
  virtual std::string TypeName() const = 0;
};

// `sql("…")`: an expression or a type in the words of the database.
struct RawSql : CapsuleContent {
  explicit RawSql(std::string text) : sql(std::move(text)) {}
  std::string TypeName() const override { return "raw SQL"; }
  std::string sql;
};

// A type as a value, as in `type = list(string)`.
struct TypeContent : CapsuleContent {
  explicit TypeContent(Type given) : type(std::move(given)) {}
  std::string TypeName() const override { return "type"; }
  Type type;
};

// An immutable value of the language; cheap to copy. An unknown value stands for one that could
// not be computed, for which there was an error already: whatever is done to it is unknown again.
class Value {
 public:
  using Elements = std::vector<Value>;
  using Attributes = std::map<std::string, Value, std::less<>>;

  Value() = default;  // unknown
  static Value Unknown() { return {}; }
  static Value Null(Type type = {});
  static Value Bool(bool value);
  static Value Of(Number value);
  static Value Int(int64_t value) { return Of(Number(value)); }
  static Value String(std::string value);
  static Value List(Type element, Elements values);
  static Value Set(Type element, Elements values);  // sorted, each once
  static Value Map(Type element, Attributes values);
  static Value Tuple(Elements values);
  static Value Object(Attributes values);
  static Value Capsule(std::shared_ptr<const CapsuleContent> content);
  static Value Sql(std::string sql) { return Capsule(std::make_shared<RawSql>(std::move(sql))); }

  Type type() const;
  TypeKind kind() const { return kind_; }
  bool Is(TypeKind kind) const { return kind_ == kind; }
  bool known() const { return !std::holds_alternative<std::monostate>(content_); }
  bool null() const { return std::holds_alternative<NullTag>(content_); }
  bool has_content() const { return known() && !null(); }
  bool IsSequence() const;    // list, set or tuple
  bool IsAttributed() const;  // map or object

  // Each for values with content of the right kind only.
  bool AsBool() const { return std::get<bool>(content_); }
  const Number& AsNumber() const { return *std::get<std::shared_ptr<const Number>>(content_); }
  const std::string& AsString() const {
    return *std::get<std::shared_ptr<const std::string>>(content_);
  }
  const Elements& elements() const { return *std::get<std::shared_ptr<const Elements>>(content_); }
  const Attributes& attributes() const {
    return *std::get<std::shared_ptr<const Attributes>>(content_);
  }
  // The content of a capsule if it is of that class, otherwise null.
  template <class Content>
  const Content* As() const {
    auto* capsule = std::get_if<std::shared_ptr<const CapsuleContent>>(&content_);
    return capsule == nullptr ? nullptr : dynamic_cast<const Content*>(capsule->get());
  }

  size_t Size() const;      // of a sequence, map or object
  bool HasUnknown() const;  // anywhere within

  // As `==` in the language: types must be equal but that all nulls are.
  bool operator==(const Value& other) const;
  // A total order that is meaningful within one primitive type.
  static int Compare(const Value& a, const Value& b);

 private:
  struct NullTag {};

  TypeKind kind_ = TypeKind::kDynamic;
  Type type_;  // the element's of a collection; the whole type of a null
  std::variant<std::monostate, NullTag, bool, std::shared_ptr<const Number>,
               std::shared_ptr<const std::string>, std::shared_ptr<const Elements>,
               std::shared_ptr<const Attributes>, std::shared_ptr<const CapsuleContent>>
      content_;
};

}  // namespace mercator::hcl
