CREATE SCHEMA "my app";
