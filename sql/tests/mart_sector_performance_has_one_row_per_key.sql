{{ duplicate_keys(ref('mart_sector_performance'), ['sector', 'session']) }}
