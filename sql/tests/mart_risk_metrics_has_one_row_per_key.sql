{{ duplicate_keys(ref('mart_risk_metrics'), ['entity_type', 'entity', 'session']) }}
