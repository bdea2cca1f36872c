using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class SelectionTests : ProjectTest
{
    // raw.prices → stg → mid → mart → report, and companies (seed) → mid; other stands alone.
    [SetUp]
    public void WriteProject() =>
        Project.Write("models/sources.yml", "sources: [{ name: raw, tables: [{ name: prices }] }]")
            .Write("seeds/companies.csv", "id\n1\n")
            .Write("models/staging/stg.sql", "{{ config(tags=['daily']) }} select * from {{ source('raw', 'prices') }}")
            .Write("models/staging/other.sql", "select 1 as a")
            .Write("models/marts/mid.sql", "select * from {{ ref('stg') }}, {{ ref('companies') }}")
            .Write("models/marts/mart.sql", "{{ config(materialized='table', tags=['daily', 'slow']) }} select * from {{ ref('mid') }}")
            .Write("models/marts/report.sql", "select * from {{ ref('mart') }}")
            .Write("models/marts/schema.yml", "models: [{ name: mart, columns: [{ name: id, data_tests: [unique] }] }]")
            .Write("tests/sane.sql", "select * from {{ ref('report') }} where false");

    [TestCase("mart", "mart unique_mart_id")]
    [TestCase("+mid", "companies mid prices stg")]
    [TestCase("1+mart", "mart mid unique_mart_id")]
    [TestCase("mid+", "mart mid report sane unique_mart_id")]
    [TestCase("mid+1", "mart mid unique_mart_id")]
    [TestCase("1+mid+1", "companies mart mid stg unique_mart_id")]
    [TestCase("@stg", "companies mart mid prices report sane stg unique_mart_id")]
    [TestCase("stg other", "other stg")]
    [TestCase("tag:daily", "mart stg unique_mart_id")]
    [TestCase("tag:daily,tag:slow", "mart unique_mart_id")]
    [TestCase("tag:daily,path:models/staging", "stg")]
    [TestCase("models/staging", "other stg")]
    [TestCase("path:models/marts/mid.sql", "mid")]
    [TestCase("models/marts/m*.sql", "mart mid unique_mart_id")]
    [TestCase("mid.sql", "mid")]
    [TestCase("file:mid", "mid")]
    [TestCase("marts", "mart mid report sane unique_mart_id")]
    [TestCase("shop.staging", "other stg")]
    [TestCase("marts.m*", "mart mid unique_mart_id")]
    [TestCase("m?d", "mid")]
    [TestCase("source:raw", "prices")]
    [TestCase("source:raw.prices+1", "prices stg")]
    [TestCase("source:*", "prices")]
    [TestCase("config.materialized:table", "mart unique_mart_id")]
    [TestCase("resource_type:seed", "companies")]
    [TestCase("test_type:singular", "sane")]
    [TestCase("test_type:generic", "unique_mart_id")]
    [TestCase("test_name:unique", "unique_mart_id")]
    [TestCase("package:shop,tag:slow", "mart unique_mart_id")]
    [TestCase("nothing", "")]
    public void Terms_name_nodes(string select, string expected)
    {
        Assert.That(Names(select, ""), Is.EqualTo(expected));
    }

    [TestCase("", "mart+", "companies mid other prices stg")]
    [TestCase("marts", "tag:slow", "mid report sane")]
    [TestCase("+report", "source:raw stg companies", "mart mid report sane unique_mart_id")]
    public void What_is_excluded_is_left_out(string select, string exclude, string expected)
    {
        Assert.That(Names(select, exclude), Is.EqualTo(expected));
    }

    [TestCase("tga:daily", "no method is called 'tga'. Did you mean 'tag'?")]
    [TestCase("@stg+", "'@stg+' has both '@' and '+'")]
    [TestCase("+", "'+' is not a selection")]
    public void A_term_outside_of_the_grammar_is_refused(string select, string message)
    {
        Assert.That(() => Selection.Parse([select], []), Throws.InstanceOf<ConfigurationException>().With.Message.Contains(message));
    }

    private string Names(string select, string exclude)
    {
        var graph = Project.Load().Graph;
        var chosen = Selection.Parse([select], [exclude]).Resolve(graph, _ => { });
        return string.Join(' ', chosen.Select(id => graph[id].Name).Order(StringComparer.Ordinal));
    }
}
