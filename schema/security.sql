-- The application says whom it works for: SET app.customer_id = '42'. Customers see their own rows.
CREATE FUNCTION current_customer() RETURNS bigint
    LANGUAGE sql STABLE
    RETURN nullif(current_setting('app.customer_id', true), '')::bigint;

ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_account ON customers
    USING (id = current_customer());

CREATE POLICY own_orders ON orders
    USING (customer_id = current_customer());

CREATE POLICY drafts_only ON orders AS RESTRICTIVE FOR DELETE
    USING (status = 'draft');

COMMENT ON POLICY own_orders ON orders IS 'A customer works with own orders only.';
