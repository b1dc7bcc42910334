#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "diff/policy.h"
#include "model/catalog.h"

namespace mercator {

// What a statement can do besides what it is for.
struct Hazard {
  enum Kind { kDataLoss, kMayFail, kRewrite, kBlocks } kind = kMayFail;
  std::string message;
};

// One thing to be done. Steps are as fine as the model; compaction makes idiomatic statements of
// them: a step with a host is written inside of it (a column in its CREATE TABLE), actions on one
// table that stand side by side become one ALTER TABLE.
struct Step {
  ObjectId id;  // of the object that it is about
  enum Phase { kDrop, kAlter, kCreate } phase = kCreate;
  // When it is run, as far as dependencies allow.
  enum Turn { kFirst, kUsual, kOwners, kRevokes, kGrants, kDefaultPrivileges, kLast } turn = kUsual;
  std::string comment;  // `create "users" table`
  std::string sql;      // without `;`; empty: an action or only written inside of its host

  ObjectId table;      // of an action
  std::string action;  // `ADD COLUMN …`: what follows ALTER TABLE <table>
  bool only = false;   // ALTER TABLE ONLY

  ObjectId host;        // the object in whose creation this step can be written
  std::string element;  // how it is written there
  std::string tail;     // of a column: what follows the default

  // Steps of one turn and the same `sql` become one statement with all their series, separated by
  // commas, where `sql` has kSeries.
  static constexpr char kSeries = '\1';
  std::string series;

  int64_t place = 0;  // among steps that nothing else orders: before names decide

  std::optional<std::vector<ObjectId>> uses;  // instead of the dependencies of the object
  bool aside = false;         // makes room: must come before the creation of the same name
  bool late = false;          // after everything that is done to the parts of the object
  bool alone = false;         // cannot run in a transaction block
  std::string commit_before;  // what holds this text must be in a later transaction
  std::vector<Hazard> hazards;
};

using Steps = std::vector<Step>;

// What the rules of a kind may look at.
struct RuleContext {
  const Catalog& from;
  const Catalog& to;
  const Policy& policy;
  // Tables that stay and are taken off a parent, and that parent, also if they are put back: what
  // they inherited is their own in between.
  std::set<std::pair<ObjectId, ObjectId>> detached = {};
  bool IsDetached(const ObjectId& table) const {
    auto it = detached.lower_bound({table, ObjectId()});
    return it != detached.end() && it->first == table;
  }
  // Objects that are dropped, if only to be made again.
  std::set<ObjectId> dropped = {};
  std::set<std::string> unusual_not_nulls = {};  // UnusualNotNullNames(from)
};

// How a difference of attributes is brought about.
enum class Way {
  kAlter,    // in place
  kRetype,   // in place, but what depends on it must be dropped before and made again after
  kSwap,     // a new one beside the old one, users moved over, the old one dropped
  kReplace,  // dropped and made again, with all that depends on it
};

// The rules of a kind, each in the file of its name.
template <class T>
void Create(const Object& object, const RuleContext& context, Steps& steps);
template <class T>
void Drop(const Object& object, const RuleContext& context, Steps& steps);
template <class T>
Way WayToAlter(const Object& from, const Object& to, const std::vector<std::string>& changed,
               const RuleContext& context);
// REQUIRES: WayToAlter gave kAlter or kRetype. An empty `changed` means that a type behind it was
// swapped.
template <class T>
void Alter(const Object& from, const Object& to, const std::vector<std::string>& changed,
           const RuleContext& context, Steps& steps);

// How statements about an object name it, as in COMMENT ON …: `TABLE public.users`,
// `TRIGGER t ON public.users`.
template <class T>
std::string Subject(const Object& object);
// The names that an object takes, made by the functions below: two objects with a common name
// cannot be there at once.
template <class T>
std::vector<std::string> TakenNames(const Object& object);

// The same for an object of any kind.
std::string SubjectOf(const Object& object);
std::vector<std::string> TakenNamesOf(const Object& object);

// Relations and indexes share a namespace, and so do types and the row types of relations.
std::string RelationName(const std::string& schema, const std::string& name);
std::string TypeName(const std::string& schema, const std::string& name);
std::string RoutineName(const ObjectId& id);

// Helpers for rules.
bool Has(const std::vector<std::string>& names, std::string_view name);
std::string SqlName(const ObjectId& id);  // qualified and quoted
std::string Remark(std::string_view verb,
                   const ObjectId& id);  // `create server "x"`: a statement's comment
Step Statement(const Object& object, Step::Phase phase, std::string comment, std::string sql);
Step TableAction(const ObjectId& id, const ObjectId& table, Step::Phase phase, std::string action);
// The expression in brackets, which the server's text of most expressions has already.
std::string Bracketed(const std::string& expression);
// ` (name = 'value', …)` as WITH and SET want it; empty for no options.
std::string OptionList(const Options& options);
// Names and values of options as ALTER … SET (…) and RESET (…), to be run on `subject` (`ALTER
// TABLE x `).
std::vector<std::string> OptionChanges(const Options& from, const Options& to);
// `OPTIONS (ADD a '1', SET b '2', DROP c)`, and without verbs for a creation.
std::string ServerOptions(const Options& options);
std::string ServerOptionChanges(const Options& from, const Options& to);

}  // namespace mercator
