using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class IndirectSelectionTests : ProjectTest
{
    // below reads above; beside stands alone, and so does a source.
    [SetUp]
    public void WriteProject() =>
        Project.Write("models/above.sql", "select 1 as id")
            .Write("models/below.sql", "select id from {{ ref('above') }}")
            .Write("models/beside.sql", "select 1 as id")
            .Write("models/schema.yml", """
                sources: [{ name: raw, tables: [{ name: rows }] }]
                models:
                  - name: below
                    columns:
                      - name: id
                        data_tests:
                          - unique: { name: alone }
                          - relationships: { name: with_above, arguments: { to: ref('above'), field: id } }
                          - relationships: { name: with_beside, arguments: { to: ref('beside'), field: id } }
                          - relationships: { name: with_source, arguments: { to: "source('raw', 'rows')", field: id } }
                """);

    [TestCase(null, "below", "", "alone below with_above with_beside with_source")]
    [TestCase(IndirectSelection.Eager, "below", "", "alone below with_above with_beside with_source")]
    [TestCase(IndirectSelection.Cautious, "below", "", "alone below")]
    [TestCase(IndirectSelection.Cautious, "below beside", "", "alone below beside with_beside")]
    [TestCase(IndirectSelection.Cautious, "below beside", "alone", "below beside with_beside")]
    [TestCase(IndirectSelection.Cautious, "below,test_type:generic", "", "alone")]
    [TestCase(IndirectSelection.Cautious, "test_type:generic", "beside", "alone with_above with_beside with_source")]
    [TestCase(IndirectSelection.Buildable, "below", "", "alone below with_above with_source")]
    [TestCase(IndirectSelection.Empty, "below", "", "below")]
    public void A_selection_takes_tests_along(IndirectSelection? kind, string select, string exclude, string expected) =>
        Assert.That(Names(new SqlRunOptions { Select = [select], Exclude = [exclude], IndirectSelection = kind }), Is.EqualTo(expected));

    [Test]
    public void The_projects_flags_may_say_which()
    {
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\nflags: { indirect_selection: cautious }\n");

        Assert.That(Names(new SqlRunOptions { Select = ["below"] }), Is.EqualTo("alone below"));
    }

    [Test]
    public void A_flag_of_no_such_kind_is_a_fault()
    {
        Project.Write("dbt_project.yml", "name: shop\nprofile: shop\nflags: { indirect_selection: bold }\n");

        Assert.That(() => Names(new SqlRunOptions()), Throws.InstanceOf<ConfigurationException>().With.Message.Contains("'indirect_selection' is 'bold'. Use eager, cautious, buildable or empty."));
    }

    [Test]
    public void Kinds_of_nodes_can_be_left_out() =>
        Assert.That(Names(new SqlRunOptions { Select = ["below"], ExcludeResourceTypes = ["test", "source"] }), Is.EqualTo("below"));

    [Test]
    public void This_is_the_package_of_the_project_itself() =>
        Assert.That(Names(new SqlRunOptions { Select = ["package:this,below"], IndirectSelection = IndirectSelection.Empty }), Is.EqualTo("below"));

    [TestCase("source.shop.raw.rows", "source:shop.raw.rows")]
    [TestCase("model.shop.below", "shop.below")]
    public void A_node_is_listed_as_the_term_that_selects_it(string uniqueId, string expected) =>
        Assert.That(NodeProperties.Selector(Project.Load().Graph[uniqueId]), Is.EqualTo(expected));

    private string Names(SqlRunOptions options) =>
        string.Join(' ', Project.Load().List(options).Select(node => node.Name).Order(StringComparer.Ordinal));
}
