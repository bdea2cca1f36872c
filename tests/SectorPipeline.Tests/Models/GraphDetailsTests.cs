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
