CREATE DOMAIN email_address AS text
    CHECK (value ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$');

CREATE TABLE customers (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email       email_address NOT NULL,
    name        text NOT NULL CHECK (name <> ''),
    country     char(2),
    is_active   boolean NOT NULL DEFAULT true,
    preferences jsonb NOT NULL DEFAULT '{}',
    created_at  timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE customers IS 'People who have an account in the shop.';
COMMENT ON COLUMN customers.country IS 'ISO 3166-1 alpha-2, where the customer gave it.';

CREATE UNIQUE INDEX customers_email ON customers (lower(email));
CREATE INDEX customers_active ON customers (created_at DESC) WHERE is_active;
