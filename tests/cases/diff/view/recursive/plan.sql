-- Create "t" table
CREATE TABLE public.t (
  id integer,
  up integer
);
-- Create "v" view
CREATE VIEW public.v AS
 WITH RECURSIVE v(id, depth) AS (
         SELECT t.id,
            0 AS "?column?"
           FROM public.t
          WHERE (t.up IS NULL)
        UNION ALL
         SELECT t.id,
            (v_1.depth + 1)
           FROM (public.t
             JOIN v v_1 ON ((t.up = v_1.id)))
        )
 SELECT v.id,
    v.depth
   FROM v;
