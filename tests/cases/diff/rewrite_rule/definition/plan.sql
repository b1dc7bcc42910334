-- Modify rule "r" on table: "t"
CREATE OR REPLACE RULE r AS
    ON UPDATE TO public.t
   WHERE (old.id > 1) DO INSTEAD ( DELETE FROM public.log;
 INSERT INTO public.log (id)
  VALUES (old.id);
);
