{{ duplicate_keys(ref('stg_macro_indicators'), ['series_id', 'observation_date']) }}
