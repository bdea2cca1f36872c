using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>A project with a node of every kind and most of the settings.</summary>
internal static class ArtifactProject
{
    public static ProjectFolder WriteEveryKind(this ProjectFolder project) => project
        .Write("dbt_project.yml", """
            name: shop
            profile: shop
            on-run-start: "create table if not exists audit (seen timestamptz)"
            on-run-end: ["insert into audit select current_timestamp"]
            models: { shop: { +persist_docs: { relation: true, columns: true } } }
            """)
        .Write("seeds/countries.csv", "code,name\nDE,Germany\nFR,France\n")
        .Write("models/numbers.sql", "{{ config(materialized='ephemeral') }} select 1 as id")
        .Write("models/orders.sql", """
            {{ config(materialized='table', tags=['core'], post_hook=["select 1", {"sql": "select 2", "transaction": false}], unique_key=['id', 'code'], grants={}) }}
            select n.id, 'DE' as code from {{ ref('numbers') }} as n
            """)
        .Write("models/by_country.sql", "select c.name, count(*) as orders from {{ ref('orders') }} join {{ ref('shop', 'countries') }} as c using (code) join {{ source('raw', 'items') }} using (id) group by 1")
        .Write("models/off.sql", "{{ config(enabled=false, group='closed') }} select * from nowhere")
        .Write("models/docs.md", "{% docs order %}\nWhat a customer asked for.\n{% enddocs %}")
        .Write("macros/twice.sql", "{% macro twice(x) %}{{ once(x) }}{{ adapter.dispatch('once', 'shop')(x) }}{% endmacro %}\n\n{% macro once(x) -%} {{ x }} {%- endmacro %}\n{% macro default__once(x) %}{{ x }}{% endmacro %}")
        .Write("analyses/look.sql", "select * from {{ ref('orders') }}")
        .Write("tests/no_orders_are_lost.sql", "{{ config(severity='warn', limit=10) }} select * from {{ ref('orders') }} where id is null")
        .Write("models/schema.yml", Schema);

    /// <summary>Builds all but the unit tests.</summary>
    public static async Task<InvocationResult> BuildDataAsync(this ProjectFolder project) =>
        await (await project.RunnerAsync()).BuildAsync(new SqlRunOptions { ResourceTypes = ["model", "seed", "test"] }, CancellationToken.None);

    private const string Schema = """
        sources:
          - name: raw
            schema: main
            description: From outside
            meta: { owner: us }
            loaded_at_field: loaded_at
            freshness: { warn_after: { count: 1, period: day }, error_after: { count: 2, period: day }, filter: "id > 0" }
            tables:
              - name: items
                description: What was bought
                columns: [{ name: id, data_tests: [not_null] }]
              - name: labels
                loaded_at_query: "select max(loaded_at) from {{ this }}"
                freshness: { warn_after: { count: 1, period: hour }, error_after: null }
                identifier: items
        models:
          - name: orders
            description: '{{ doc("order") }}'
            docs: { show: true, node_color: red }
            meta: { team: sales }
            config: { contract: { enforced: true } }
            columns:
              - { name: id, description: Its number, data_type: int, constraints: [{ type: not_null }], data_tests: [unique, not_null], tags: [key], meta: { pii: false } }
              - { name: code, data_type: varchar, quote: true, data_tests: [{ accepted_values: { arguments: { values: [DE, FR] }, config: { store_failures: true } } }, { relationships: { arguments: { to: ref('countries'), field: code } } }] }
          - name: by_country
            constraints: [{ type: check, expression: "orders >= 0", name: counted }]
        seeds:
          - name: countries
            config: { column_types: { code: varchar(2) }, delimiter: "," }
        macros:
          - name: twice
            description: Says it twice
            arguments: [{ name: x, type: string, description: What to say }]
        exposures:
          - name: report
            label: The report
            type: dashboard
            maturity: high
            url: https://shop.example/report
            owner: { name: Ada, email: ada@shop.example }
            depends_on: ["ref('by_country')", "source('raw', 'items')"]
        unit_tests:
          - name: counts
            model: by_country
            description: One order makes one
            given:
              - { input: ref('orders'), rows: [{ id: 1, code: DE }] }
              - { input: ref('countries'), format: csv, rows: "code,name\nDE,Germany" }
              - { input: "source('raw', 'items')", format: sql, rows: select 1 as id }
            expect: { rows: [{ name: Germany, orders: 1 }] }
            overrides: { vars: { today: 2024-01-01 } }
        """;
}
