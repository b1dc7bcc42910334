#include "inspect/schema_files.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "inspect/inspect.h"
#include "support/diff_case.h"

namespace mercator {
namespace {

struct Text {
  const char* path;
  const char* sql;
};

struct Loaded {
  bool ok = false;
  std::string messages;
  Catalog catalog;
};

// Loads the texts on a database of their own.
Loaded Load(const std::vector<Text>& texts) {
  std::vector<SourcePtr> files;
  for (const Text& text : texts)
    files.push_back(std::make_shared<Source>(Source{text.path, text.sql}));
  std::string database = SharedServer().CreateDatabase();
  Loaded loaded;
  {
    Connection connection(SharedServer().Url(database));
    Diagnostics diagnostics;
    loaded.ok = LoadSchemaFiles(connection, files, diagnostics);
    loaded.messages = Render(diagnostics);
    if (loaded.ok) loaded.catalog = Inspect(connection);
  }
  SharedServer().DropDatabase(database);
  return loaded;
}

std::vector<std::string> Names(const Catalog& catalog, Kind kind) {
  std::vector<std::string> names;
  for (const Object& object : catalog.objects()) {
    if (object.id.kind == kind) names.push_back(object.id.name);
  }
  return names;
}

using Strings = std::vector<std::string>;

TEST(SchemaFiles, OrderOfStatementsAndFilesDoesNotMatter) {
  Loaded loaded =
      Load({{"a_views.sql",
             "CREATE VIEW w AS SELECT id FROM v;\nCREATE VIEW v AS SELECT id FROM app.t;\n"},
            {"b_tables.sql",
             "CREATE TABLE app.t (id integer REFERENCES app.u);\n"
             "CREATE TABLE app.u (id integer PRIMARY KEY, mood app.mood);\n"},
            {"c_types.sql", "CREATE TYPE app.mood AS ENUM ('ok');\nCREATE SCHEMA app;\n"}});
  EXPECT_EQ(loaded.messages, "");
  EXPECT_EQ(Names(loaded.catalog, Kind::kTable), (Strings{"t", "u"}));
  EXPECT_EQ(Names(loaded.catalog, Kind::kView), (Strings{"v", "w"}));
}

TEST(SchemaFiles, SettingsHoldForTheStatementsAfterThemInTheirFile) {
  Loaded loaded =
      Load({{"a.sql", "CREATE VIEW app.v AS SELECT * FROM app.t;\n"},
            {"b.sql", "CREATE SCHEMA app;\nSET search_path = app;\nCREATE TABLE t (id integer);\n"},
            {"c.sql", "CREATE TABLE in_public (id integer);\n"}});
  EXPECT_EQ(loaded.messages, "");
  EXPECT_NE(loaded.catalog.Find({Kind::kTable, "app", "", "t"}), nullptr);
  EXPECT_NE(loaded.catalog.Find({Kind::kTable, "public", "", "in_public"}), nullptr);
}

TEST(SchemaFiles, ReportsAllErrorsWithTheirPlaces) {
  Loaded loaded = Load(
      {{"schema/a.sql", "CREATE TABLE good (id integer);\n\nCREATE TABLE bad (\n\tid intger\n);\n"},
       {"schema/b.sql",
        "CREATE VIEW v AS SELECT wrong FROM good;\n"
        "CREATE INDEX i ON good (id);\nCREAT TABLE t ();\n"}});
  EXPECT_FALSE(loaded.ok);
  EXPECT_EQ(loaded.messages,
            "schema/a.sql:4:5: error: type \"intger\" does not exist\n"
            "  \tid intger\n"
            "  \t   ^^^^^^\n"
            "schema/b.sql:1:25: error: column \"wrong\" does not exist\n"
            "  CREATE VIEW v AS SELECT wrong FROM good;\n"
            "                          ^^^^^\n"
            "schema/b.sql:3:1: error: syntax error at or near \"CREAT\"\n"
            "  CREAT TABLE t ();\n"
            "  ^^^^^\n");
}

TEST(SchemaFiles, WhatDependsOnAFailureIsReportedAsWell) {
  Loaded loaded =
      Load({{"a.sql", "CREATE VIEW v AS SELECT id FROM t;\nCREATE TABLE t (id intger);\n"}});
  EXPECT_EQ(loaded.messages,
            "a.sql:1:33: error: relation \"t\" does not exist\n"
            "  CREATE VIEW v AS SELECT id FROM t;\n"
            "                                  ^\n"
            "a.sql:2:20: error: type \"intger\" does not exist\n"
            "  CREATE TABLE t (id intger);\n"
            "                     ^^^^^^\n");
}

TEST(SchemaFiles, TellsWhatTheServerSaysBesides) {
  Loaded loaded = Load({{"a.sql",
                         "CREATE TABLE t (id integer);\nCREATE TABLE \"T\" (id integer);\n"
                         "CREATE VIEW v AS SELECT t.ident FROM t;\n"
                         "CREATE VIEW w AS SELECT public.f(1);\n"}});
  EXPECT_EQ(loaded.messages,
            "a.sql:3:25: error: column t.ident does not exist\n"
            "  CREATE VIEW v AS SELECT t.ident FROM t;\n"
            "                          ^^^^^^^\n"
            "a.sql:4:25: error: function public.f(integer) does not exist\n"
            "  CREATE VIEW w AS SELECT public.f(1);\n"
            "                          ^^^^^^^^\n"
            "  hint: No function matches the given name and argument types. You might need to add "
            "explicit type casts.\n");
}

TEST(SchemaFiles, TakesDumps) {
  Loaded loaded = Load({{"dump.sql",
                         "--\n-- PostgreSQL database dump\n--\n\n\\restrict Qz1x\n\n"
                         "SET statement_timeout = 0;\nSET client_encoding = 'UTF8';\n"
                         "SELECT pg_catalog.set_config('search_path', '', false);\nSET "
                         "check_function_bodies = false;\n\n"
                         "CREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql AS $$SELECT "
                         "count(*) FROM public.t$$;\n"
                         "ALTER FUNCTION public.f() OWNER TO mercator_loader_owner;\n"
                         "SET default_tablespace = '';\nSET default_table_access_method = heap;\n"
                         "CREATE TABLE public.t (\n    id integer NOT NULL\n);\n"
                         "ALTER TABLE public.t OWNER TO mercator_loader_owner;\n"
                         "CREATE SEQUENCE public.t_id_seq AS integer START WITH 1 INCREMENT BY 1 "
                         "NO MINVALUE NO MAXVALUE CACHE 1;\n"
                         "ALTER SEQUENCE public.t_id_seq OWNER TO mercator_loader_owner;\n"
                         "ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;\n"
                         "ALTER TABLE ONLY public.t ALTER COLUMN id SET DEFAULT "
                         "nextval('public.t_id_seq'::regclass);\n"
                         "SELECT pg_catalog.setval('public.t_id_seq', 1, false);\n"
                         "ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);\n"
                         "GRANT SELECT ON TABLE public.t TO \"mercator loader reader\";\n"
                         "\\unrestrict Qz1x\n"}});
  EXPECT_EQ(loaded.messages, "");
  EXPECT_EQ(Names(loaded.catalog, Kind::kTable), Strings{"t"});
  EXPECT_EQ(Names(loaded.catalog, Kind::kFunction), Strings{"f()"});
  EXPECT_EQ(Names(loaded.catalog, Kind::kSequence), Strings{"t_id_seq"});
}

TEST(SchemaFiles, RefusesRows) {
  Loaded loaded = Load(
      {{"dump.sql",
        "CREATE TABLE t (id integer);\nCOPY t (id) FROM stdin;\n1\n2\n\\.\n\\connect other\n"}});
  EXPECT_FALSE(loaded.ok);
  EXPECT_NE(loaded.messages.find(
                "dump.sql:2:1: error: `COPY … FROM stdin` carries rows, and data is not schema\n"
                "  COPY t (id) FROM stdin;\n"),
            std::string::npos)
      << loaded.messages;
  EXPECT_NE(loaded.messages.find("dump.sql:6:1: error: "), std::string::npos) << loaded.messages;
}

TEST(SchemaFiles, LoadsWhatCannotRunInATransaction) {
  Loaded loaded =
      Load({{"a.sql", "CREATE TABLE t (id integer);\nCREATE INDEX CONCURRENTLY i ON t (id);\n"},
            {"b.sql",
             "CREATE TYPE mood AS ENUM ('sad');\nALTER TYPE mood ADD VALUE 'ok';\n"
             "CREATE TABLE u (mood mood DEFAULT 'ok');\n"}});
  EXPECT_EQ(loaded.messages, "");
  EXPECT_EQ(Names(loaded.catalog, Kind::kIndex), Strings{"i"});
}

TEST(SchemaFiles, AStatementIsRunOnce) {
  Loaded loaded = Load({{"a.sql",
                         "CREATE VIEW v AS SELECT id FROM t;\nCREATE TABLE t (id serial);\n"
                         "CREATE TABLE log (id serial);\n"}});
  EXPECT_EQ(loaded.messages, "");
  EXPECT_EQ(Names(loaded.catalog, Kind::kSequence), (Strings{"log_id_seq", "t_id_seq"}));
}

TEST(SchemaFiles, ReadsADirectoryInTheOrderOfPaths) {
  TemporaryDirectory directory;
  std::filesystem::create_directories(directory.path() / "sub");
  for (const char* name : {"b.sql", "a.sql", "notes.txt", "sub/c.sql"})
    WriteFileAtomically(directory.path() / name, "");
  Strings names;
  for (const SourcePtr& file : ReadSchemaFiles(directory.path())) {
    names.push_back(std::filesystem::relative(file->path, directory.path()).string());
  }
  EXPECT_EQ(names, (Strings{"a.sql", "b.sql", "sub/c.sql"}));
  EXPECT_THROW(ReadSchemaFiles(directory.path() / "missing"), Error);
  EXPECT_THROW(ReadSchemaFiles(directory.path() / "sub" / "none"), Error);
}

}  // namespace
}  // namespace mercator
