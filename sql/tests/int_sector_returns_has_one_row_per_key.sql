{{ duplicate_keys(ref('int_sector_returns'), ['sector', 'session']) }}
