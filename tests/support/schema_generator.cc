#include "support/schema_generator.h"

#include "support/generator_model.h"

namespace mercator {
namespace {

using generator::KindGroup;
using generator::NamedEdit;
using generator::World;

// In the order in which they are generated, pruned and written: what a kind refers to stands before
// it.
std::vector<KindGroup> Groups(const GeneratorOptions& options) {
  std::vector<KindGroup> groups = {
      generator::SchemaKinds(),     generator::TypeKinds(),    generator::SequenceKinds(),
      generator::HelperKinds(),     generator::TableKinds(),   generator::PartitionKinds(),
      generator::ConstraintKinds(), generator::ViewKinds(),    generator::IndexKinds(),
      generator::RoutineKinds(),    generator::TriggerKinds(), generator::PolicyKinds(),
      generator::StatisticsKinds()};
  std::erase_if(groups, [&](const KindGroup& group) { return options.without.count(group.name); });
  return groups;
}

void Prune(World& world, const std::vector<KindGroup>& groups) {
  for (const KindGroup& group : groups) group.prune(world);
}

std::vector<std::string> Render(const World& world, const std::vector<KindGroup>& groups) {
  std::vector<std::string> statements;
  for (const KindGroup& group : groups) group.render(world, statements);
  return statements;
}

// An edit picks its object blindly, so that it is tried more than once.
bool RunEdit(World& world, Random& random, const NamedEdit& edit) {
  for (int tries = 0; tries < 20; ++tries) {
    if (edit.run(world, random)) return true;
  }
  return false;
}

}  // namespace

GeneratedSchemas GenerateSchemas(uint64_t seed, const GeneratorOptions& options) {
  Random random(seed);
  World world;
  GeneratedSchemas result;
  std::vector<KindGroup> groups = Groups(options);
  int size = random.Between(1, options.tables);
  for (const KindGroup& group : groups) group.generate(world, random, size);
  Prune(world, groups);
  result.from = Render(world, groups);
  std::vector<NamedEdit> edits;
  for (const KindGroup& group : groups) {
    edits.insert(edits.end(), group.edits.begin(), group.edits.end());
  }
  for (int wanted = random.Between(1, options.max_edits); wanted > 0; --wanted) {
    const NamedEdit& edit = random.Pick(edits);
    if (!RunEdit(world, random, edit)) continue;
    result.edits.push_back(edit.name);
    Prune(world, groups);
  }
  result.to = Render(world, groups);
  return result;
}

std::string AsSql(const std::vector<std::string>& statements) {
  std::string sql;
  for (const std::string& statement : statements) sql += statement + ";\n\n";
  return sql;
}

}  // namespace mercator
