// Sequences that stand alone or belong to a column, and the small immutable functions that checks
// and indexes call.
#include "support/generator_model.h"
#include "support/generator_text.h"

namespace mercator::generator {
namespace {

Sequence NewSequence(World& world, Random& random) {
  Sequence sequence;
  Name(world, random, sequence, "seq");
  if (random.Percent(30)) sequence.as = random.Percent(50) ? "integer" : "smallint";
  sequence.start = random.Between(1, 50);
  sequence.increment = random.Percent(30) ? random.Between(2, 10) : 1;
  sequence.cache = random.Percent(20) ? 20 : 1;
  sequence.cycle = random.Percent(20);
  return sequence;
}

void GenerateSequences(World& world, Random& random, int) {
  for (int i = random.Below(3); i > 0; --i) world.sequences.push_back(NewSequence(world, random));
}

bool AddSequence(World& world, Random& random) {
  world.sequences.push_back(NewSequence(world, random));
  return true;
}

bool DropSequence(World& world, Random& random) { return RemoveOne(world.sequences, random); }

bool ChangeSequence(World& world, Random& random) {
  Sequence* sequence = PickFrom(world.sequences, random);
  if (!sequence) return false;
  switch (random.Below(4)) {
    case 0:
      sequence->increment++;
      break;
    case 1:
      sequence->cycle = !sequence->cycle;
      break;
    case 2:
      sequence->cache = sequence->cache == 1 ? 10 : 1;
      break;
    default:
      sequence->as = sequence->as == "bigint" ? "integer" : "bigint";
  }
  return true;
}

bool CommentSequence(World& world, Random& random) {
  return ChangeComment(world.sequences, random);
}

void PruneNothing(World&) {}

void RenderSequences(const World& world, std::vector<std::string>& out) {
  for (const Sequence& s : world.sequences) {
    std::string sql = "CREATE SEQUENCE " + Qualified(s);
    if (s.as != "bigint") sql += " AS " + s.as;
    sql += " START " + std::to_string(s.start) + " INCREMENT " + std::to_string(s.increment);
    if (s.cache != 1) sql += " CACHE " + std::to_string(s.cache);
    if (s.cycle) sql += " CYCLE";
    out.push_back(sql);
    AddComment(out, "SEQUENCE " + Qualified(s), s.comment);
  }
}

Routine NewHelper(World& world, Random& random) {
  Routine helper;
  Name(world, random, helper, "calc");
  helper.kind = RoutineKind::kHelper;
  helper.variant = random.Below(4);
  helper.strict = random.Percent(40);
  return helper;
}

void GenerateHelpers(World& world, Random& random, int) {
  for (int i = random.Between(1, 2); i > 0; --i) world.routines.push_back(NewHelper(world, random));
}

bool ChangeHelper(World& world, Random& random) {
  Routine* routine = PickFrom(world.routines, random);
  if (!routine || routine->kind != RoutineKind::kHelper) return false;
  routine->variant = (routine->variant + random.Between(1, 3)) % 4;
  return true;
}

void RenderHelpers(const World& world, std::vector<std::string>& out) {
  static const std::vector<std::string> bodies = {
      "LANGUAGE sql IMMUTABLE%s AS 'SELECT abs($1)'",
      "LANGUAGE sql IMMUTABLE%s AS $$ SELECT CASE WHEN $1 < 0 THEN -$1 ELSE $1 END $$",
      "LANGUAGE sql IMMUTABLE%s RETURN greatest($1, 0)",
      "LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE%s AS $$\nBEGIN\n  RETURN greatest($1, "
      "-$1);\nEND;\n$$",
  };
  for (const Routine& r : world.routines) {
    if (r.kind != RoutineKind::kHelper) continue;
    std::string body = bodies[r.variant];
    body.replace(body.find("%s"), 2, r.strict ? " STRICT" : "");
    out.push_back("CREATE FUNCTION " + Qualified(r) + "(numeric) RETURNS numeric " + body);
    AddComment(out, "FUNCTION " + Qualified(r) + "(numeric)", r.comment);
  }
}

}  // namespace

KindGroup SequenceKinds() {
  return {"sequences",
          GenerateSequences,
          {{"add sequence", AddSequence},
           {"drop sequence", DropSequence},
           {"change sequence", ChangeSequence},
           {"comment sequence", CommentSequence}},
          PruneNothing,
          RenderSequences};
}

KindGroup HelperKinds() {
  return {
      "helpers", GenerateHelpers, {{"change helper", ChangeHelper}}, PruneNothing, RenderHelpers};
}

}  // namespace mercator::generator
