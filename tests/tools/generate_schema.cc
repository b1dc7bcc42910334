// generate_schema SEED from|to|edits [GROUP…]: prints what the property tests use for that seed, so
// that a failing one can be looked at by hand. The groups are left out, as in the test.
#include <cstdlib>
#include <iostream>
#include <string>

#include "support/schema_generator.h"

int main(int argc, char** argv) {
  std::string what = argc > 2 ? argv[2] : "";
  if (what != "from" && what != "to" && what != "edits") {
    std::cerr << "usage: generate_schema SEED from|to|edits [GROUP...]\n";
    return 2;
  }
  mercator::GeneratorOptions options;
  for (int i = 3; i < argc; ++i) options.without.insert(argv[i]);
  auto schemas = mercator::GenerateSchemas(std::strtoull(argv[1], nullptr, 10), options);
  if (what == "edits") {
    for (const std::string& edit : schemas.edits) std::cout << edit << "\n";
  } else {
    std::cout << mercator::AsSql(what == "from" ? schemas.from : schemas.to);
  }
}
