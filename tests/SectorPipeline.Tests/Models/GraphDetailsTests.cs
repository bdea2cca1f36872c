using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

/// <summary>What macros that look at the whole project find in <c>graph</c>, as in dbt's manifest.</summary>
public sealed class GraphDetailsTests : ProjectTest
{
    [SetUp]
    public void WriteProject() =>
        Project.Write("models/stock.sql", "select 1 as id")
            .Write("models/schema.yml", """
                sources:
                  - name: depot
                    tables:
                      - name: parts
                        loaded_at_field: seen_at
                        freshness: { warn_after: { count: 12, period: hour } }
                      - name: bins
                models:
                  - name: stock
                    access: public
                    group: storage
                    config: { contract: { enforced: false }, docs: { show: false } }
                groups:
                  - name: storage
                    owner: { name: Ada }
                exposures:
                  - name: board
                    type: dashboard
                    maturity: high
                    url: https://board.example
                    owner: { name: Ada, email: ada@example.org }
                    depends_on: [ref('stock')]
                """);

    [TestCase("{{ node.type }} {{ node.maturity }} {{ node.url }} {{ node.label }} {{ node.owner.name }} {{ node.owner['email'] }} {{ node.depends_on.nodes }}", "exposures", "exposure.shop.board", "dashboard high https://board.example None Ada ada@example.org ['model.shop.stock']")]
    [TestCase("{{ node.loaded_at_field }} {{ node.freshness.warn_after.count }} {{ node.freshness.error_after.count }} {{ node.freshness.filter }}", "sources", "source.shop.depot.parts", "seen_at 12 None None")]
    [TestCase("{{ node.freshness.warn_after.period }} {{ node.relation_name }} {{ node.quoting.schema }} {{ node.get('loaded_at_field') }}", "sources", "source.shop.depot.bins", "None \"memory\".\"depot\".\"bins\" True None")]
    [TestCase("{{ node.access }} {{ node.group }} {{ node.contract.enforced }} {{ node.docs.show }} {{ node.version }} {{ node.checksum.name }} {{ node.checksum.checksum | length }}", "nodes", "model.shop.stock", "public storage False False None sha256 64")]
    [TestCase("{{ node['relation_name'] }} {{ node.get('deprecation_date') }} {{ node.get('owner', 'nobody') }} {{ node.owner is defined }}", "nodes", "model.shop.stock", "\"memory\".\"main\".\"stock\" None nobody False")]
    public async Task Nodes_have_what_their_kind_has(string template, string kind, string id, string expected) =>
        Assert.That(await CompileAsync($"{{% if execute %}}{{% set node = graph.{kind}['{id}'] %}}{template}{{% endif %}}"), Is.EqualTo(expected));

    [TestCase("{{ node.config.enabled }} {{ node.config.materialized }} {{ node.config.on_schema_change }} {{ node.config.tags }} {{ node.config.grants }}", "nodes", "model.shop.stock", "True view ignore [] {}")]
    [TestCase("{{ node.config.get('contract').enforced }} {{ node.config['access'] }} {{ node.config.get('group', 'none') }} {{ node.config.full_refresh }}", "nodes", "model.shop.stock", "False public storage None")]
    [TestCase("{{ node.config.materialized }} {{ node.config.severity }} {{ node.config.fail_calc }} {{ node.config.meta }}", "nodes", "test.shop.none", "test ERROR count(*) {}")]
    [TestCase("{{ node.config.enabled }} {{ node.config.materialized }}", "sources", "source.shop.depot.bins", "True None")]
    public async Task Settings_that_nobody_made_are_the_defaults(string template, string kind, string id, string expected)
    {
        Project.Write("tests/none.sql", "select 1 where false");

        Assert.That(await CompileAsync($"{{% if execute %}}{{% set node = graph.{kind}['{id}'] %}}{template}{{% endif %}}"), Is.EqualTo(expected));
    }

    [TestCase("{{ node is mapping and node.config is mapping }} {{ 'config' in node }} {{ 'copy' in node }}", "True True False")]
    [TestCase("{% set copy = node.copy() %}{% do copy.pop('raw_code') %}{% do copy.update({'name': 'other'}) %}{{ copy.name }} {{ 'raw_code' in copy }} {{ node.name }}", "other False stock")]
    [TestCase("{{ 'unique_id' in node.keys() }} {{ node.items() | selectattr(0, 'equalto', 'group') | list }} {{ 'storage' in node.values() }}", "True [('group', 'storage')] True")]
    [TestCase("{{ fromjson(tojson(node)).config.access }} {{ fromjson(tojson(node.config)).docs.show }} {{ node.config.items() | list | length > 3 }}", "public False True")]
    public async Task Nodes_are_dicts(string template, string expected) =>
        Assert.That(await CompileAsync($"{{% if execute %}}{{% set node = graph.nodes['model.shop.stock'] %}}{template}{{% endif %}}"), Is.EqualTo(expected));

    [Test]
    public async Task Results_can_be_turned_into_dicts()
    {
        Project.Write("macros/told.sql", "{% macro told(results) %}{% for result in results %}{% set told = result.to_dict() %}{{ print(told.node.name ~ ' ' ~ told['status'] ~ ' ' ~ (told.timing | map(attribute='name') | join(' '))) }}{{ print(result.timing[1].completed_at >= result.timing[1].started_at) }}{% endfor %}{% endmacro %}")
            .Write("dbt_project.yml", Project.Read("dbt_project.yml") + "\non-run-end: \"{{ told(results) }}\"\n");
        var observer = new MessageObserver();

        await (await Project.RunnerAsync(observer)).RunAsync(new SqlRunOptions(), CancellationToken.None);

        Assert.That(observer.Messages, Is.EqualTo(["stock success compile execute", "True"]));
    }

    [Test]
    public async Task Results_have_the_compiled_code_and_the_relation_of_their_node()
    {
        Project.Write("macros/told.sql", "{% macro told(results) %}{% for result in results %}{{ print(result.node.relation_name ~ ' ' ~ result.node.compiled ~ ' ' ~ result.node.compiled_code) }}{% endfor %}{% endmacro %}")
            .Write("dbt_project.yml", Project.Read("dbt_project.yml") + "\non-run-end: \"{{ told(results) }}\"\n");
        var observer = new MessageObserver();

        await (await Project.RunnerAsync(observer)).RunAsync(new SqlRunOptions(), CancellationToken.None);

        Assert.That(observer.Messages, Is.EqualTo(["\"memory\".\"main\".\"stock\" True select 1 as id"]));
    }

    [Test]
    public async Task A_materialization_finds_the_compiled_code_in_its_model()
    {
        Project.Write("macros/plain.sql", """
            {% materialization plain, default %}
              {% call statement('main') %}create table {{ this }} as {{ model['compiled_code'] }}{% endcall %}
              {{ return({'relations': [this]}) }}
            {% endmaterialization %}
            """)
            .Write("models/stock.sql", "{{ config(materialized='plain') }} select 5 as id");

        await Project.RunAsync();

        Assert.That(await Project.QueryAsync("select id from stock"), Is.EqualTo("5"));
    }
}
