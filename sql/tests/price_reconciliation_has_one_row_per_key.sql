{{ duplicate_keys(ref('price_reconciliation'), ['symbol', 'session', 'other_vendor']) }}
