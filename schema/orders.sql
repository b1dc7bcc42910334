CREATE TYPE order_status AS ENUM ('draft', 'placed', 'paid', 'shipped', 'cancelled');

CREATE TABLE products (
    id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku   text NOT NULL UNIQUE,
    title text NOT NULL,
    price numeric(10, 2) NOT NULL CHECK (price >= 0)
);

CREATE TABLE orders (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customers (id),
    status      order_status NOT NULL DEFAULT 'draft',
    note        text,
    placed_at   timestamptz,
    changed_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT orders_placed CHECK (status IN ('draft', 'cancelled') OR placed_at IS NOT NULL)
);

CREATE INDEX orders_customer ON orders (customer_id, placed_at DESC);

CREATE TABLE order_items (
    order_id   bigint NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
    line       smallint NOT NULL,
    product_id bigint NOT NULL REFERENCES products (id),
    quantity   integer NOT NULL CHECK (quantity > 0),
    unit_price numeric(10, 2) NOT NULL,
    amount     numeric(12, 2) GENERATED ALWAYS AS (quantity * unit_price) STORED,
    PRIMARY KEY (order_id, line)
);

CREATE INDEX order_items_product ON order_items (product_id);

CREATE FUNCTION set_changed_at() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_at := now();
    IF NEW.status = 'placed' AND NEW.placed_at IS NULL THEN
        NEW.placed_at := NEW.changed_at;
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER orders_set_changed_at
    BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION set_changed_at();
