#pragma once

#include <set>
#include <string>
#include <vector>

#include "hcl/project.h"

namespace mercator::hcl {

// Reads the blocks of a project file into their types.
class ProjectReader {
 public:
  ProjectReader(Inputs& inputs, Diagnostics& diagnostics)
      : inputs_(inputs), diagnostics_(diagnostics) {}

  void ReadTopLevel(const Body& body, Project& project);
  // The envs that a block gives: one, or one for each element of its for_each.
  std::vector<Env> ReadEnv(const Block& block, const std::string& name);
  // The name of an env by its `name` attribute or its label.
  std::string EnvName(const Block& block);

 private:
  AttributeEvaluator Evaluator(const Scope& scope, std::vector<std::string> keywords = {});
  KeywordEvaluator PolicyEvaluator(const Scope& scope);

  Env ReadEnvBody(const Block& block, const Scope& scope);
  void ReadSchema(const Block* block, const Scope& scope, Env& env);
  void ReadMode(const Block* block, const Scope& scope, SchemaMode& mode);
  void ReadMigration(const Block* block, const Scope& scope, MigrationSettings& migration);
  void ReadFormat(const Block* block, const Scope& scope, Env& env);
  void ReadTest(const Block* block, const Scope& scope, TestSettings& test);
  void ReadExtras(BodyReader& reader, const Scope& scope, Env& env);
  void FindDevDatabase(const Block& block, Env& env);
  Hook ReadHook(const Block& block);
  bool AppliesHere(const Block& block);
  void NoticeCloud(const Block& block);
  void IgnoreCloud(BodyReader& reader, const std::vector<const char*>& types);

  Inputs& inputs_;
  Diagnostics& diagnostics_;
  bool noticed_ = false;
};

}  // namespace mercator::hcl
