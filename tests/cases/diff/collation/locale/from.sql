CREATE COLLATION c (provider = icu, locale = 'en');
