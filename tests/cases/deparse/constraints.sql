CREATE SCHEMA "Odd Schema";
CREATE TABLE "Odd Schema"."Odd Table" (
    id bigint NOT NULL,
    "order" text NOT NULL,
    "Mixed" text,
    amount numeric,
    during int4range,
    CONSTRAINT "Odd Key" PRIMARY KEY (id, "order") INCLUDE (amount) WITH (fillfactor = 80),
    CONSTRAINT uniq UNIQUE ("Mixed") DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT uniq2 UNIQUE (amount, "Mixed") INCLUDE ("order"),
    CONSTRAINT apart EXCLUDE USING gist (during WITH &&) WHERE (amount > 0),
    CONSTRAINT apart2 EXCLUDE (id WITH =, lower("Mixed") COLLATE "C" text_pattern_ops WITH =) WITH (fillfactor = 70) DEFERRABLE,
    CONSTRAINT positive CHECK (amount > 0),
    CONSTRAINT two CHECK (amount > 0 AND "order" <> 'it''s' OR "Mixed" ~ '^\d') NO INHERIT
);
CREATE TABLE target (a bigint, b text, c integer UNIQUE, PRIMARY KEY (a, b));
CREATE TABLE "Odd Schema".refs (
    a bigint,
    b text,
    "C d" integer,
    CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES target,
    CONSTRAINT fk_full FOREIGN KEY (a, b) REFERENCES target (a, b) MATCH FULL ON DELETE SET NULL,
    CONSTRAINT "fk Odd" FOREIGN KEY ("C d") REFERENCES target (c) ON UPDATE CASCADE ON DELETE SET DEFAULT DEFERRABLE,
    CONSTRAINT fk_restrict FOREIGN KEY ("C d") REFERENCES target (c) ON UPDATE RESTRICT ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_columns FOREIGN KEY (a, b) REFERENCES target ON DELETE SET NULL (b)
);
ALTER TABLE "Odd Schema".refs ADD CONSTRAINT unchecked CHECK (a > 1) NOT VALID;
ALTER TABLE "Odd Schema".refs ADD CONSTRAINT fk_unchecked FOREIGN KEY ("C d") REFERENCES target (c) NOT VALID;
CREATE TABLE nulls (x integer, CONSTRAINT one_null UNIQUE NULLS NOT DISTINCT (x));
CREATE DOMAIN percent AS integer CONSTRAINT "in Range" CHECK (VALUE BETWEEN 0 AND 100);
CREATE TABLE twin_a (x integer, "Y" integer CONSTRAINT one CHECK ("Y" > 0));
CREATE TABLE twin_b ("Y" integer, x integer CONSTRAINT one CHECK (x > 0));
CREATE TABLE twin_c (z integer, "Y" integer CONSTRAINT one CHECK ("Y" > 0 AND z < 3));
CREATE TABLE twin_d (gone text, "Y" integer CONSTRAINT one CHECK ("Y" > 0 AND "Y" < 9), x integer CONSTRAINT two CHECK (x <> 1));
ALTER TABLE twin_d DROP COLUMN gone;
CREATE TABLE twin_e (a text, b text, x integer CONSTRAINT whole CHECK (twin_e IS NOT NULL), CONSTRAINT system CHECK (tableoid > 1));
CREATE TABLE twin_f (a text, b text, x integer CONSTRAINT one CHECK (x > 2));
