{{ duplicate_keys(ref('int_stock_returns'), ['symbol', 'session']) }}
