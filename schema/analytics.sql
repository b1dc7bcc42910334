-- What the shop looks at. This file is read before those whose tables it uses: Mercator finds the
-- order by itself.

CREATE VIEW order_totals AS
SELECT o.id AS order_id,
       o.customer_id,
       o.status,
       o.placed_at,
       count(i.line) AS lines,
       coalesce(sum(i.quantity * i.unit_price), 0)::numeric(12, 2) AS total
FROM orders o
LEFT JOIN order_items i ON i.order_id = o.id
GROUP BY o.id;

COMMENT ON VIEW order_totals IS 'One row an order, with the sum of its lines.';

CREATE MATERIALIZED VIEW monthly_revenue AS
SELECT date_trunc('month', placed_at) AS month,
       count(*) AS orders,
       sum(total) AS revenue
FROM order_totals
WHERE status IN ('paid', 'shipped')
GROUP BY 1;

-- REFRESH MATERIALIZED VIEW CONCURRENTLY needs it.
CREATE UNIQUE INDEX monthly_revenue_month ON monthly_revenue (month);
