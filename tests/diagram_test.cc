// Diagrams of a schema; the page is also opened in a browser where there is one.
#include "report/diagram.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/file.h"
#include "base/program.h"
#include "base/text.h"
#include "inspect/inspect.h"
#include "support/server.h"

namespace mercator {
namespace {

constexpr const char* kShop = R"(
CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email varchar(255) NOT NULL
  UNIQUE, boss_id bigint REFERENCES users, "first name" text DEFAULT 'x');
CREATE TABLE profiles (user_id bigint PRIMARY KEY REFERENCES users, bio text);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users
  ON DELETE CASCADE, placed_at timestamptz NOT NULL DEFAULT now()) ;
CREATE TABLE events (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE VIEW order_count AS SELECT user_id, count(*) AS n FROM orders GROUP BY user_id;
COMMENT ON TABLE users IS 'People </script> who & may "log in"';
)";

Diagram DiagramOf(const std::string& sql) {
  const std::string database = TestServer().CreateDatabase();
  Connection connection(TestServer().Url(database));
  connection.Execute(sql);
  return MakeDiagram(Inspect(connection));
}

TEST(Diagram, Mermaid) {
  EXPECT_EQ(MermaidText(DiagramOf(kShop)), R"(erDiagram
    events {
      bigint id
      date at
    }
    orders {
      bigint id PK
      bigint user_id FK
      timestamp_with_time_zone placed_at
    }
    profiles {
      bigint user_id PK,FK
      text bio
    }
    users {
      bigint id PK
      character_varying(255) email UK
      bigint boss_id FK
      text first_name
    }
    order_count {
      bigint user_id
      bigint n
    }
    orders }o--|| users : orders_user_id_fkey
    profiles |o--|| users : profiles_user_id_fkey
    users }o--o| users : users_boss_id_fkey
)");
}

TEST(Diagram, NamesHaveSchemasWhereThereAreSeveral) {
  const Diagram diagram =
      DiagramOf("CREATE TABLE a (id int); CREATE SCHEMA s CREATE TABLE b (id int)");
  EXPECT_EQ(MermaidText(diagram),
            "erDiagram\n    \"public.a\" {\n      integer id\n    }\n"
            "    \"s.b\" {\n      integer id\n    }\n");
}

TEST(Diagram, Dot) {
  const std::string text = DotText(DiagramOf(kShop));
  EXPECT_TRUE(text.starts_with("digraph schema {\n")) << text;
  EXPECT_TRUE(Contains(text, "t1:c1 -> t3:c0 [tooltip=\"orders_user_id_fkey\", arrowtail=crowodot"))
      << text;
}

TEST(Diagram, PageHasItsDataAndNothingEndsItsScript) {
  const std::string page = HtmlText(DiagramOf(kShop), "shop <1>");
  EXPECT_TRUE(Contains(page, "<title>shop &lt;1&gt;</title>"));
  EXPECT_TRUE(Contains(page, "People \\u003c/script> who & may"));
  EXPECT_FALSE(Contains(page, "{{"));
  EXPECT_FALSE(Contains(page, "http://") && !Contains(page, "http://www.w3.org/2000/svg"));
}

std::string Browser() {
  for (const char* name : {"chromium", "google-chrome"}) {
    if (RunProgram({"sh", "-c", std::string("command -v ") + name}).status == 0) return name;
  }
  return "";
}

// What the page is after its script ran.
std::string DomOf(const std::string& browser, const std::string& page, const std::string& hash) {
  TemporaryDirectory folder;
  const auto path = folder.path() / "page.html";
  WriteFileAtomically(path, page);
  return RunProgram({"timeout", "60", browser, "--headless=new", "--no-sandbox", "--disable-gpu",
                     "--user-data-dir=" + (folder.path() / "profile").string(),
                     "--virtual-time-budget=3000", "--dump-dom", "file://" + path.string() + hash})
      .output;
}

TEST(Diagram, PageInABrowser) {
  const std::string browser = Browser();
  if (browser.empty()) GTEST_SKIP() << "chromium is not installed";
  const std::string page = HtmlText(DiagramOf(kShop), "shop");
  const std::string dom = DomOf(browser, page, "#users");
  EXPECT_TRUE(Contains(dom, "data-ready=\"5 tables, 3 edges\"")) << dom.substr(dom.size() / 2);
  EXPECT_TRUE(Contains(dom, "<h2>users</h2>"));
  EXPECT_TRUE(Contains(dom, "Referred to by"));
  EXPECT_TRUE(Contains(dom, "class=\"edge hot\""));
}

// What a person does with the page, and what is to be seen of it.
constexpr const char* kActs = R"(<script>{
const told = [];
const tell = (what, value) => told.push(what + "=" + value);
const key = (name, target) =>
  (target || document.body).dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
const pointer = (type, x, y, target) => target.dispatchEvent(
  new PointerEvent(type, { pointerId: 1, clientX: x, clientY: y, bubbles: true }));
const place = () => document.getElementById("world").getAttribute("transform");
const before = place();
pointer("pointerdown", 300, 500, canvas);
pointer("pointermove", 340, 520, canvas);
pointer("pointerup", 340, 520, canvas);
tell("panned", place() !== before);
const moved = place();
canvas.dispatchEvent(new WheelEvent("wheel", { deltaY: -300, clientX: 400, clientY: 400 }));
tell("zoomed", place() !== moved);
key("/");
const field = document.getElementById("search");
tell("focus", document.activeElement === field);
field.value = "placed";
field.dispatchEvent(new Event("input"));
tell("found", document.getElementById("found").textContent.trim());
key("Enter", field);
tell("picked", document.querySelector("#panel h2").textContent);
tell("address", location.hash);
const users = [...document.querySelectorAll(".box")].find(
  (box) => box.querySelector("text.name").textContent === "users");
pointer("pointerdown", 700, 300, users);
pointer("pointerup", 700, 300, users);
users.dispatchEvent(new MouseEvent("click", { bubbles: true }));
tell("clicked", document.querySelector("#panel h2").textContent);
tell("near", document.querySelectorAll(".box.near").length);
document.activeElement.blur();
key("Escape");
tell("closed", document.getElementById("panel").hidden);
const rows = document.querySelectorAll(".row text.key").length;
const all = document.querySelectorAll(".row > text").length;
key("k");
tell("keys", document.querySelectorAll(".row > text").length < all &&
             document.querySelectorAll(".row text.key").length === rows);
const light = getComputedStyle(document.body).backgroundColor;
key("d");
tell("dark", getComputedStyle(document.body).backgroundColor !== light);
tell("loaded", performance.getEntriesByType("resource").length);
document.body.dataset.told = told.join("; ");
}</script></body>)";

TEST(Diagram, PageIsPannedSearchedAndClicked) {
  const std::string browser = Browser();
  if (browser.empty()) GTEST_SKIP() << "chromium is not installed";
  const std::string page = Replace(HtmlText(DiagramOf(kShop), "shop"), "</body>", kActs);
  const std::string dom = DomOf(browser, page, "");
  const size_t told = dom.find("data-told=");
  ASSERT_NE(told, std::string::npos) << dom.substr(dom.size() / 2);
  EXPECT_EQ(
      dom.substr(told, dom.find('"', told + 11) - told + 1),
      "data-told=\"panned=true; zoomed=true; focus=true; found=orders placed_at; picked=orders; "
      "address=#orders; clicked=users; near=3; closed=true; keys=true; dark=true; loaded=0\"");
}

TEST(Diagram, EmptyPageInABrowser) {
  const std::string browser = Browser();
  if (browser.empty()) GTEST_SKIP() << "chromium is not installed";
  EXPECT_TRUE(Contains(DomOf(browser, HtmlText(Diagram{}, "none"), ""), "There are no tables."));
}

}  // namespace
}  // namespace mercator
