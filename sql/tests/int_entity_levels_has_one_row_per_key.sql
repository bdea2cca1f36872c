{{ duplicate_keys(ref('int_entity_levels'), ['entity_type', 'entity', 'session']) }}
