-- Rename an enum from "mood" to "feeling"
ALTER TYPE public.mood RENAME TO feeling;
-- Rename a domain from "positive" to "above_zero"
ALTER DOMAIN public.positive RENAME TO above_zero;
-- Rename a value of enum "feeling"
ALTER TYPE public.feeling RENAME VALUE 'sad' TO 'blue';
-- Rename an attribute of composite type "pair"
ALTER TYPE public.pair RENAME ATTRIBUTE a TO "First" CASCADE;
