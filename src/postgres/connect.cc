#include "postgres/connect.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "postgres/conninfo.h"
#include "postgres/result_data.h"
#include "postgres/server_error.h"
#include "postgres/url.h"

namespace mercator {
namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

struct Finish {
  void operator()(PGconn* handle) const { PQfinish(handle); }
};
using Handle = std::unique_ptr<PGconn, Finish>;

const std::set<std::string>& LibpqKeywords() {
  static const std::set<std::string> keywords = [] {
    std::set<std::string> names{"ssl"};  // JDBC's `ssl=true`, which libpq takes in URLs
    std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> all(PQconndefaults(),
                                                                       PQconninfoFree);
    for (PQconninfoOption* option = all.get(); option && option->keyword; ++option) {
      names.insert(option->keyword);
    }
    return names;
  }();
  return keywords;
}

// Switches of Go's lib/pq that are about that driver and not about the session.
bool IsGoDriverSwitch(std::string_view name) {
  return name == "binary_parameters" || name == "disable_prepared_binary_result";
}

// Takes the parameters that libpq does not know out of `url`.
Settings TakeSettings(std::string& url) {
  Settings settings;
  for (const auto& [name, value] : ConnectionParameters(url)) {
    if (LibpqKeywords().count(name) > 0) continue;
    if (!IsGoDriverSwitch(name)) settings.emplace_back(name, value);
  }
  for (const std::string& name :
       {std::string("binary_parameters"), std::string("disable_prepared_binary_result")}) {
    url = WithUrlParameter(url, name, "");
  }
  for (const auto& [name, value] : settings) url = WithUrlParameter(url, name, "");
  return settings;
}

struct Advice {
  const char* text;  // part of libpq's message
  const char* hint;
};

constexpr std::array kAdvice{
    Advice{"Connection refused", "check host and port, and that the server runs and listens there"},
    Advice{"No such file or directory",
           "no server listens on this socket: give a host, or start the server"},
    Advice{"could not translate host name", "check the host name"},
    Advice{"no password supplied",
           "give the password in the URL, in PGPASSWORD, or in the password file"},
    Advice{"password authentication failed", "check user and password"},
    Advice{"Peer authentication failed",
           "connect as the operating system's user of that name, or over TCP with a password "
           "(`host=localhost`)"},
    Advice{"no pg_hba.conf entry",
           "the server's pg_hba.conf does not let this client in; if it "
           "says `no encryption`, use `sslmode=require`"},
    Advice{"server does not support SSL", "use `sslmode=disable` if the network is trusted"},
    Advice{"certificate verify failed",
           "give the certificate authority with `sslrootcert`, or lower `sslmode`"},
    Advice{"root certificate file", "give the certificate authority with `sslrootcert`"},
    Advice{"too many clients", "the server has no connection to spare: close some, or try later"},
    Advice{"the database system is starting up", "the server is starting: try again"},
    Advice{"definition of service", "check the name and the service file (~/.pg_service.conf)"},
    Advice{"imeout expired", "the server did not answer: check host, port and firewall"},
    Advice{"timed out", "the server did not answer: check host, port and firewall"},
};

std::string HintFor(std::string_view text) {
  if (Contains(text, "database \"") && Contains(text, "does not exist")) {
    return "create the database, or correct its name in the URL";
  }
  if (Contains(text, "role \"") && Contains(text, "does not exist")) {
    return "create the role, or give another user in the URL";
  }
  for (const Advice& advice : kAdvice) {
    if (Contains(text, advice.text)) return advice.hint;
  }
  return "";
}

// True when libpq reads the password of the URL otherwise than the user meant it, or not at all,
// and may show parts of it. Otherwise its messages never hold the password, but may well hold a
// user or database name that is the same word.
bool MayShowPassword(const std::string& url) {
  char* error = nullptr;
  std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> options(
      PQconninfoParse(url.c_str(), &error), PQconninfoFree);
  PQfreemem(error);
  std::optional<ConnectionUrl> parsed = ParseConnectionUrl(url);
  if (!options || !parsed) return !options;
  parsed->password.reset();
  parsed->parameters.clear();
  std::optional<ConnectionUrl> redacted = ParseConnectionUrl(RedactUrl(url));
  redacted->password.reset();
  redacted->parameters.clear();
  return parsed->Text() != redacted->Text();
}

[[noreturn]] void FailToConnect(const std::string& url, std::string_view libpq_text) {
  std::string text(Trim(Replace(libpq_text, "\n\t", " ")));
  std::string hint = HintFor(text);
  if (MayShowPassword(url)) text = RedactText(text, url);
  std::string where = url.empty() ? "the server that the PG* variables name" : RedactUrl(url);
  throw Error(fmt::format("cannot connect to {}: {}", where, text), hint);
}

void ApplySetting(PGconn* handle, const std::string& url, const std::string& name,
                  const std::string& value) {
  const char* values[] = {name.c_str(), value.c_str()};
  ResultHandle result(PQexecParams(handle, "SELECT pg_catalog.set_config($1, $2, false)", 2,
                                   nullptr, values, nullptr, nullptr, 0));
  if (PQresultStatus(result.get()) == PGRES_TUPLES_OK) return;
  ServerError error = MakeServerError(result.get(), "");
  throw Error(
      fmt::format("cannot use parameter `{}` of {}: {}", name, RedactUrl(url), error.what()),
      error.sqlstate == "42704"
          ? "it is neither a connection parameter of libpq nor a setting of the server"
          : "");
}

void IgnoreNotice(void*, const PGresult*) {}

}  // namespace

Connected Connect(const std::string& url) {
  Connected made;
  std::string target = url;
  Settings settings = TakeSettings(target);
  made.plain_url = target;
  // What follows `dbname` outranks the URL, and fallback_application_name is outranked by it.
  const char* names[] = {"fallback_application_name", "dbname", "client_encoding", nullptr};
  const char* values[] = {"mercator", target.c_str(), "UTF8", nullptr};
  Handle handle(PQconnectdbParams(names, values, 1));
  if (!handle) throw std::bad_alloc();
  if (PQstatus(handle.get()) != CONNECTION_OK) FailToConnect(url, PQerrorMessage(handle.get()));
  PQsetNoticeReceiver(handle.get(), IgnoreNotice, nullptr);
  if (!settings.empty()) {
    made.pooling = FindPooling(handle.get(), target);
    made.pooling_known = true;
  }
  if (made.pooling == Pooling::kTransaction) {
    made.settings = std::move(settings);
  } else {
    for (const auto& [name, value] : settings) ApplySetting(handle.get(), url, name, value);
  }
  made.handle = handle.release();
  return made;
}

}  // namespace mercator
