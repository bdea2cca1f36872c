-- depends_on: {{ ref('returned') }}
{% for name in ['returned', 'arguments', 'scopes', 'conversions', 'modules', 'variables', 'queried', 'relations', 'cross_database', 'spine', 'dispatched', 'inventory', 'warned'] %}
select '{{ name }}' as model, name, actual, expected from {{ ref(name) }} where actual <> expected or actual is null
{% if not loop.last %}union all{% endif %}
{% endfor %}
