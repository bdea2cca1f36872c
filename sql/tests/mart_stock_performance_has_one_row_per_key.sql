{{ duplicate_keys(ref('mart_stock_performance'), ['symbol', 'session']) }}
