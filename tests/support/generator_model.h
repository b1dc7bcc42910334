#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/random.h"

// The model that the schema generator works on: plain structs that refer to each other by id, so
// that an edit can remove anything. SQL is made from it at the end; every expression follows from
// the types as they are then, so that it is valid whatever was edited.
namespace mercator::generator {

struct Named {
  int id = 0;
  std::string schema;  // empty for what lives inside of a table
  std::string name;
  std::string comment;
};

// A base type by its SQL name, or a user's type by its id.
struct Type {
  std::string base = "text";
  int user = 0;
  bool array = false;
  bool operator==(const Type&) const = default;
};

struct EnumType : Named {
  std::vector<std::string> values;
};

struct DomainType : Named {
  std::string base;
  bool not_null = false;
  int default_variant = 0;  // 0: none
  int check = 0;            // 0: none
  std::string constraint;
};

struct Attribute {
  int id = 0;
  std::string name;
  Type type;
};

struct CompositeType : Named {
  std::vector<Attribute> attributes;
};

struct RangeType : Named {
  std::string subtype;
};

struct Sequence : Named {
  std::string as = "bigint";
  int start = 1;
  int increment = 1;
  int cache = 1;
  bool cycle = false;
  int owned_by = 0;  // column
};

struct Column {
  int id = 0;
  std::string name;
  std::string comment;
  Type type;
  bool not_null = false;
  int default_variant = 0;   // 0: none
  int default_sequence = 0;  // goes before default_variant
  std::string identity;      // "", "ALWAYS", "BY DEFAULT"
  int generated_from = 0;    // column of the same table
  int generated_variant = 0;
  std::string storage;
  int statistics = -1;
  bool c_collation = false;
};

enum class ConstraintKind { kPrimaryKey, kUnique, kCheck, kForeignKey, kExclusion };

struct Constraint : Named {
  ConstraintKind kind = ConstraintKind::kCheck;
  std::vector<int> columns;
  int variant = 0;
  int helper = 0;  // function that a check calls
  int references = 0;
  std::vector<int> referenced_columns;
  std::string on_delete;
  std::string on_update;
  bool deferrable = false;
  bool deferred = false;
  bool not_valid = false;
  bool no_inherit = false;
  std::vector<int> include;
};

struct Table : Named {
  std::vector<Column> columns;
  std::vector<Constraint> constraints;
  std::vector<int> inherits;
  std::string strategy;  // "", "RANGE", "LIST", "HASH": partitioned by column `key`
  int key = 0;
  int partition_of = 0;
  int slot = 0;  // which bound; -1: DEFAULT
  bool unlogged = false;
  int fillfactor = 0;
  bool row_security = false;
  bool force_row_security = false;
};

struct IndexItem {
  int column = 0;
  bool expression = false;
  bool pattern = false;  // text_pattern_ops and its like
  bool descending = false;
  bool nulls_first = false;
};

struct Index : Named {
  int relation = 0;
  std::string method = "btree";
  bool unique = false;
  std::vector<IndexItem> items;
  std::vector<int> include;
  int where = 0;  // column of the predicate; 0: none
  int where_variant = 0;
  int fillfactor = 0;
};

struct ViewColumn {
  int id = 0;
  std::string name;
  int source = 0;  // index into `View::sources`
  int column = 0;
  int variant = 0;  // 0: as it is; 1: as text; 2: the check expression of its type
};

struct View : Named {
  bool materialized = false;
  std::vector<int> sources;
  std::vector<ViewColumn> columns;
  int where = 0;  // column of the first source
  int where_variant = 0;
  bool grouped = false;
  bool with_clause = false;
  bool security_barrier = false;
  bool no_data = false;
};

enum class RoutineKind { kHelper, kSql, kAtomic, kPlpgsql, kProcedure, kAggregate, kTrigger };

struct Argument {
  std::string name;
  Type type;
  int default_variant = 0;
};

struct Routine : Named {
  RoutineKind kind = RoutineKind::kHelper;
  std::vector<Argument> arguments;
  Type returns;
  int relation = 0;  // what the body reads
  bool returns_rows = false;
  int variant = 0;
  std::string volatility;
  bool strict = false;
  bool security_definer = false;
  bool search_path = false;
  int cost = 0;
};

struct Trigger : Named {
  int relation = 0;
  int function = 0;
  std::string timing = "BEFORE";  // or AFTER
  std::vector<std::string> events;
  bool row = true;
  int when = 0;  // column
  int when_variant = 0;
  int update_of = 0;  // column
  bool transition = false;
  bool constraint = false;
  std::string state;  // "", "DISABLE", "ENABLE REPLICA", "ENABLE ALWAYS"
};

struct Policy : Named {
  int table = 0;
  std::string command = "ALL";
  bool restrictive = false;
  int column = 0;  // 0: true
  int variant = 0;
};

struct Statistics : Named {
  int table = 0;
  std::vector<int> columns;
  int variant = 0;
};

struct World {
  std::vector<Named> schemas;
  std::vector<EnumType> enums;
  std::vector<DomainType> domains;
  std::vector<CompositeType> composites;
  std::vector<RangeType> ranges;
  std::vector<Sequence> sequences;
  std::vector<Table> tables;
  std::vector<Index> indexes;
  std::vector<View> views;
  std::vector<Routine> routines;
  std::vector<Trigger> triggers;
  std::vector<Policy> policies;
  std::vector<Statistics> statistics;
  int next_id = 1;
};

// What is common to all kinds in one file: how they come to be, change, and are written.
// `prune` removes or mends what refers to things that are gone; groups are pruned in their order.
struct NamedEdit {
  const char* name;
  bool (*run)(World&, Random&);  // false: there was nothing to edit
};
struct KindGroup {
  const char* name;
  void (*generate)(World&, Random&, int size);
  std::vector<NamedEdit> edits;
  void (*prune)(World&);
  void (*render)(const World&, std::vector<std::string>& statements);
};

// One function a file of kinds, in generator_<kinds>.cc.
KindGroup SchemaKinds();
KindGroup TypeKinds();
KindGroup SequenceKinds();
KindGroup HelperKinds();
KindGroup TableKinds();
KindGroup PartitionKinds();
KindGroup ConstraintKinds();
KindGroup ViewKinds();
KindGroup IndexKinds();
KindGroup RoutineKinds();
KindGroup TriggerKinds();
KindGroup PolicyKinds();
KindGroup StatisticsKinds();

}  // namespace mercator::generator
