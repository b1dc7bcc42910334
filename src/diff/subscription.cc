#include "model/subscription.h"

#include <fmt/format.h>

#include "base/text.h"
#include "diff/rule.h"
#include "sql/quote.h"

namespace mercator {
namespace {

std::string Publications(const Subscription& subscription) {
  std::vector<std::string> names;
  for (const std::string& name : subscription.publications) names.push_back(QuoteIdentifier(name));
  return Join(names, ", ");
}

std::string SlotName(const Subscription& subscription) {
  return "slot_name = " +
         (subscription.slot_name.empty() ? "NONE" : QuoteLiteral(subscription.slot_name));
}

std::string DefaultOf(const std::string& option, int version) {
  if (option == "streaming") return version >= 180000 ? "parallel" : "off";
  if (option == "synchronous_commit") return "off";
  if (option == "password_required") return "true";
  return option == "origin" ? "any" : "false";
}

Options ChangedOptions(const Options& from, const Options& to, int version) {
  Options changes;
  for (const auto& [name, value] : to) {
    auto it = from.find(name);
    if (it == from.end() || it->second != value) changes[name] = value;
  }
  for (const auto& [name, value] : from) {
    if (!to.contains(name)) changes[name] = DefaultOf(name, version);
  }
  return changes;
}

std::string List(const Options& options) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : options) parts.push_back(name + " = " + value);
  return Join(parts, ", ");
}

bool TwoPhase(const Options& options) { return options.contains("two_phase"); }

}  // namespace

template <>
void Create<Subscription>(const Object& object, const RuleContext&, Steps& steps) {
  const Subscription& subscription = object.As<Subscription>();
  std::string options = List(subscription.options);
  steps.push_back(Statement(
      object, Step::kCreate, Remark("create", object.id),
      fmt::format(
          "CREATE SUBSCRIPTION {} CONNECTION {} PUBLICATION {} WITH (connect = false, {}{}{})",
          SqlName(object.id), QuoteLiteral(subscription.connection.value_or("")),
          Publications(subscription), SlotName(subscription), options.empty() ? "" : ", ",
          options)));
}

// With a slot, dropping would connect to the publisher and could not run in a transaction.
template <>
void Drop<Subscription>(const Object& object, const RuleContext&, Steps& steps) {
  const Subscription& subscription = object.As<Subscription>();
  std::string name = SqlName(object.id);
  auto add = [&](const std::string& sql) {
    steps.push_back(Statement(object, Step::kDrop, Remark("drop", object.id), sql));
  };
  if (!subscription.slot_name.empty()) {
    if (subscription.enabled) add("ALTER SUBSCRIPTION " + name + " DISABLE");
    add("ALTER SUBSCRIPTION " + name + " SET (slot_name = NONE)");
    steps.back().hazards.push_back(
        {Hazard::kBlocks,
         fmt::format("the replication slot of subscription \"{}\" stays on the publisher and holds "
                     "its log back until it is dropped there",
                     object.id.name)});
  }
  add("DROP SUBSCRIPTION " + name);
}

template <>
Way WayToAlter<Subscription>(const Object& from, const Object& to,
                             const std::vector<std::string>& changed, const RuleContext& context) {
  bool two_phase =
      TwoPhase(from.As<Subscription>().options) != TwoPhase(to.As<Subscription>().options);
  // Since PostgreSQL 18 in place, but only with a slot.
  bool in_place = context.from.server_version >= 180000 &&
                  !from.As<Subscription>().slot_name.empty() &&
                  !to.As<Subscription>().slot_name.empty();
  return Has(changed, "options") && two_phase && !in_place ? Way::kReplace : Way::kAlter;
}

// The tables of the new publications are taken in by ALTER SUBSCRIPTION … REFRESH PUBLICATION,
// which connects to the publisher and is left to the user.
template <>
void Alter<Subscription>(const Object& from, const Object& to,
                         const std::vector<std::string>& changed, const RuleContext& context,
                         Steps& steps) {
  const Subscription& before = from.As<Subscription>();
  const Subscription& after = to.As<Subscription>();
  std::string alter = "ALTER SUBSCRIPTION " + SqlName(to.id);
  auto add = [&](const std::string& change) {
    steps.push_back(Statement(to, Step::kAlter, Remark("modify", to.id), alter + change));
  };
  if (Has(changed, "connection") && before.connection && after.connection) {
    add(" CONNECTION " + QuoteLiteral(*after.connection));
  }
  if (Has(changed, "publications"))
    add(" SET PUBLICATION " + Publications(after) + " WITH (refresh = false)");
  if (Has(changed, "slot_name") && after.slot_name.empty() && before.enabled) add(" DISABLE");
  if (Has(changed, "slot_name")) add(" SET (" + SlotName(after) + ")");
  if (!Has(changed, "options")) return;
  Options changes = ChangedOptions(before.options, after.options, context.from.server_version);
  for (const char* name : {"failover", "two_phase"}) {
    auto it = changes.find(name);
    if (it == changes.end()) continue;
    add(fmt::format(" SET ({} = {})", name, it->second));
    steps.back().alone = !after.slot_name.empty();
    changes.erase(name);
  }
  if (!changes.empty()) add(" SET (" + List(changes) + ")");
}

template <>
std::string Subject<Subscription>(const Object& object) {
  return "SUBSCRIPTION " + SqlName(object.id);
}

template <>
std::vector<std::string> TakenNames<Subscription>(const Object&) {
  return {};
}

}  // namespace mercator
