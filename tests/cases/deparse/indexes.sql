CREATE SCHEMA "Odd Schema";
CREATE COLLATION "Odd Schema"."My Collation" (provider = libc, locale = 'C');
CREATE TABLE "Odd Schema"."Odd Table" (
    id bigint,
    "order" text,
    "Mixed" text COLLATE "C",
    "quo""te" text,
    code character varying(20),
    tags text[],
    at timestamp with time zone,
    amount numeric,
    spot point,
    doc jsonb,
    words tsvector,
    active boolean
);
CREATE INDEX plain ON "Odd Schema"."Odd Table" (id);
CREATE INDEX "Odd Index" ON "Odd Schema"."Odd Table" ("order", "Mixed", "quo""te");
CREATE UNIQUE INDEX uniq ON "Odd Schema"."Odd Table" (code) INCLUDE ("order", amount);
CREATE INDEX sorted ON "Odd Schema"."Odd Table" (id DESC, at NULLS FIRST, amount DESC NULLS LAST);
CREATE INDEX sorted2 ON "Odd Schema"."Odd Table" (id ASC NULLS LAST, at DESC NULLS FIRST);
CREATE INDEX collated ON "Odd Schema"."Odd Table" (code COLLATE "C", "Mixed" COLLATE "default");
CREATE INDEX collated2 ON "Odd Schema"."Odd Table" ("order" COLLATE "Odd Schema"."My Collation");
CREATE INDEX opclass ON "Odd Schema"."Odd Table" ("order" text_pattern_ops, code varchar_pattern_ops);
CREATE INDEX opclass2 ON "Odd Schema"."Odd Table" (code text_ops, id int8_ops DESC);
CREATE INDEX ginny ON "Odd Schema"."Odd Table" USING gin (tags, doc jsonb_path_ops) WITH (fastupdate = off);
CREATE INDEX gisty ON "Odd Schema"."Odd Table" USING gist (spot, words tsvector_ops (siglen = 64));
CREATE INDEX briny ON "Odd Schema"."Odd Table" USING brin (at timestamptz_minmax_multi_ops (values_per_range = 16), id) WITH (pages_per_range = 32, autosummarize);
CREATE INDEX hashy ON "Odd Schema"."Odd Table" USING hash (code);
CREATE INDEX spy ON "Odd Schema"."Odd Table" USING spgist (spot);
CREATE INDEX expr ON "Odd Schema"."Odd Table" (lower("Mixed"), (amount * 2), ((doc ->> 'a')) COLLATE "C" DESC, id);
CREATE INDEX expr2 ON "Odd Schema"."Odd Table" ((lower(code) || '''x'), COALESCE("order", 'none') text_pattern_ops);
CREATE INDEX partial ON "Odd Schema"."Odd Table" (id) WITH (fillfactor = 70, deduplicate_items = off) WHERE active AND amount > 5;
CREATE INDEX partial2 ON "Odd Schema"."Odd Table" (at) WHERE "order" IN ('a', 'b') OR "quo""te" IS NULL;
CREATE MATERIALIZED VIEW seen AS SELECT id, "order" AS "select" FROM "Odd Schema"."Odd Table";
CREATE UNIQUE INDEX seen_id ON seen (id, "select" DESC);
CREATE TABLE kinds (c character(3), i integer, b bit(8), v character varying, n name, r regclass, e cidr);
CREATE INDEX own ON kinds (c, i, b, v, n, r, e);
CREATE INDEX others ON kinds (c bpchar_pattern_ops, i oid_ops, b varbit_ops, v varchar_ops, e inet_ops);
CREATE INDEX hashes ON kinds USING hash (i oid_ops);
CREATE INDEX collations ON "Odd Schema"."Odd Table" (lower("Mixed"), lower("Mixed") COLLATE "default", upper(code) COLLATE "C" text_pattern_ops DESC, ("Mixed" || '), COLLATE "x') COLLATE "POSIX", lower("order" COLLATE "Odd Schema"."My Collation"));
