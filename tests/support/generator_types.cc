// Schemas, enums, domains, composite and range types.
#include "base/text.h"
#include "support/generator_model.h"
#include "support/generator_text.h"

namespace mercator::generator {
namespace {

void GenerateSchemas(World& world, Random& random, int) {
  world.schemas.push_back({++world.next_id, "", "public", ""});
  for (int i = random.Between(1, 3); i > 0; --i) {
    Named schema;
    Name(world, random, schema, "app");
    schema.schema = "";
    world.schemas.push_back(schema);
  }
}

bool AddSchema(World& world, Random& random) {
  Named schema;
  Name(world, random, schema, "app");
  schema.schema = "";
  world.schemas.push_back(schema);
  return true;
}

bool CommentSchema(World& world, Random& random) {
  Named& schema = *PickFrom(world.schemas, random);
  if (schema.name == "public") return false;  // the template database gives it one
  schema.comment = RandomComment(random);
  return true;
}

void RenderSchemas(const World& world, std::vector<std::string>& out) {
  for (const Named& schema : world.schemas) {
    if (schema.name == "public") continue;
    out.push_back("CREATE SCHEMA " + Quote(schema.name));
    AddComment(out, "SCHEMA " + Quote(schema.name), schema.comment);
  }
}

EnumType NewEnum(World& world, Random& random) {
  EnumType type;
  Name(world, random, type, "kind");
  std::vector<std::string> values = {"new", "open", "on hold", "it's done", "Closed", "x"};
  random.Shuffle(values);
  values.resize(random.Between(2, 5));
  type.values = values;
  return type;
}

DomainType NewDomain(World& world, Random& random) {
  DomainType type;
  Name(world, random, type, "dom");
  type.base = random.Pick(BaseTypes());
  type.not_null = random.Percent(15);
  type.default_variant = random.Percent(30) ? random.Between(1, 3) : 0;
  type.check = random.Percent(60) ? random.Between(1, 6) : 0;
  type.constraint = FreshName(world, random, "dom_check");
  return type;
}

CompositeType NewComposite(World& world, Random& random) {
  CompositeType type;
  Name(world, random, type, "rec");
  World plain;  // attributes of base types and enums: what is declared before
  plain.enums = world.enums;
  for (int i = random.Between(1, 4); i > 0; --i) {
    type.attributes.push_back(
        {++world.next_id, FreshName(world, random, "part"), RandomType(plain, random)});
  }
  return type;
}

RangeType NewRange(World& world, Random& random) {
  RangeType type;
  Name(world, random, type, "span");
  type.subtype =
      random.Pick(std::vector<std::string>{"integer", "numeric", "text", "date", "time"});
  return type;
}

void GenerateTypes(World& world, Random& random, int size) {
  for (int i = random.Between(1, 2 + size / 4); i > 0; --i)
    world.enums.push_back(NewEnum(world, random));
  for (int i = random.Below(3); i > 0; --i) world.domains.push_back(NewDomain(world, random));
  for (int i = random.Below(3); i > 0; --i) world.composites.push_back(NewComposite(world, random));
  for (int i = random.Below(2); i > 0; --i) world.ranges.push_back(NewRange(world, random));
}

bool AddEnumValue(World& world, Random& random) {
  EnumType* type = PickFrom(world.enums, random);
  if (!type) return false;
  std::string value = FreshName(world, random, "value");
  type->values.insert(
      type->values.begin() + random.Below(static_cast<int>(type->values.size()) + 1), value);
  return true;
}

bool RemoveEnumValue(World& world, Random& random) {
  EnumType* type = PickFrom(world.enums, random);
  return type && type->values.size() > 1 && RemoveOne(type->values, random);
}

bool ReorderEnumValues(World& world, Random& random) {
  EnumType* type = PickFrom(world.enums, random);
  if (!type) return false;
  auto old = type->values;
  random.Shuffle(type->values);
  return type->values != old;
}

bool AddType(World& world, Random& random) {
  switch (random.Below(4)) {
    case 0:
      world.enums.push_back(NewEnum(world, random));
      break;
    case 1:
      world.domains.push_back(NewDomain(world, random));
      break;
    case 2:
      world.composites.push_back(NewComposite(world, random));
      break;
    default:
      world.ranges.push_back(NewRange(world, random));
  }
  return true;
}

bool DropType(World& world, Random& random) {
  switch (random.Below(4)) {
    case 0:
      return RemoveOne(world.enums, random);
    case 1:
      return RemoveOne(world.domains, random);
    case 2:
      return RemoveOne(world.composites, random);
    default:
      return RemoveOne(world.ranges, random);
  }
}

bool ChangeDomain(World& world, Random& random) {
  DomainType* type = PickFrom(world.domains, random);
  if (!type) return false;
  switch (random.Below(4)) {
    case 0:
      type->not_null = !type->not_null;
      break;
    case 1:
      type->default_variant = (type->default_variant + 1) % 4;
      break;
    case 2:
      type->check = (type->check + 1) % 7;
      break;
    default:
      type->base = ConvertibleType(World(), random, {type->base}).base;
  }
  return true;
}

bool ChangeComposite(World& world, Random& random) {
  CompositeType* type = PickFrom(world.composites, random);
  if (!type) return false;
  int choice = random.Below(3);
  if (choice == 0 && type->attributes.size() > 1) return RemoveOne(type->attributes, random);
  if (choice == 1) {
    Attribute& attribute = *PickFrom(type->attributes, random);
    attribute.type =
        ConvertibleType(World(), random, attribute.type.user ? Type{} : attribute.type);
    return true;
  }
  type->attributes.push_back({++world.next_id, FreshName(world, random, "part"), Type{"integer"}});
  return true;
}

bool CommentType(World& world, Random& random) {
  return random.Percent(50) ? ChangeComment(world.enums, random)
                            : ChangeComment(world.domains, random);
}

void PruneTypes(World& world) {
  for (CompositeType& type : world.composites) {
    for (Attribute& attribute : type.attributes) {
      if (!Exists(world, attribute.type)) attribute.type = Type{};
    }
  }
}

std::string DomainSql(const World& world, const DomainType& type) {
  std::string sql = "CREATE DOMAIN " + Qualified(type) + " AS " + type.base;
  Type base{type.base};
  if (type.default_variant) sql += " DEFAULT " + Constant(world, base, type.default_variant);
  if (type.not_null) sql += " NOT NULL";
  if (type.check) {
    sql += " CONSTRAINT " + Quote(type.constraint) + " CHECK (" +
           Condition(world, base, "VALUE", type.check) + ")";
  }
  return sql;
}

void RenderTypes(const World& world, std::vector<std::string>& out) {
  for (const EnumType& type : world.enums) {
    std::vector<std::string> values;
    for (const std::string& value : type.values) values.push_back(Literal(value));
    out.push_back("CREATE TYPE " + Qualified(type) + " AS ENUM (" + Commas(values) + ")");
    AddComment(out, "TYPE " + Qualified(type), type.comment);
  }
  for (const DomainType& type : world.domains) {
    out.push_back(DomainSql(world, type));
    AddComment(out, "DOMAIN " + Qualified(type), type.comment);
  }
  for (const CompositeType& type : world.composites) {
    std::vector<std::string> parts;
    for (const Attribute& a : type.attributes)
      parts.push_back(Quote(a.name) + " " + TypeName(world, a.type));
    out.push_back("CREATE TYPE " + Qualified(type) + " AS (" + Commas(parts) + ")");
    AddComment(out, "TYPE " + Qualified(type), type.comment);
  }
  for (const RangeType& type : world.ranges) {
    out.push_back("CREATE TYPE " + Qualified(type) + " AS RANGE (subtype = " + type.subtype + ")");
    AddComment(out, "TYPE " + Qualified(type), type.comment);
  }
}

void PruneNothing(World&) {}

}  // namespace

KindGroup SchemaKinds() {
  return {"schemas",
          GenerateSchemas,
          {{"add schema", AddSchema}, {"comment schema", CommentSchema}},
          PruneNothing,
          RenderSchemas};
}

KindGroup TypeKinds() {
  return {"types",
          GenerateTypes,
          {{"add enum value", AddEnumValue},
           {"remove enum value", RemoveEnumValue},
           {"reorder enum values", ReorderEnumValues},
           {"add type", AddType},
           {"drop type", DropType},
           {"change domain", ChangeDomain},
           {"change composite", ChangeComposite},
           {"comment type", CommentType}},
          PruneTypes,
          RenderTypes};
}

}  // namespace mercator::generator
