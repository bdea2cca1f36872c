{{ duplicate_keys(ref('stg_stock_prices'), ['symbol', 'session']) }}
