{{ duplicate_keys(ref('mart_trading_signals'), ['entity_type', 'entity', 'session']) }}
