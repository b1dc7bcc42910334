-- Create rule "r" on table: "t"
CREATE RULE r AS
    ON INSERT TO public.t DO  INSERT INTO public.log (id)
  VALUES (new.id);
