using SectorPipeline.Models;

namespace SectorPipeline.Tests.Models;

public sealed class CteInjectionTests
{
    [TestCase("select 1", "with a as (\nx\n)\nselect 1")]
    [TestCase("with b as (select 1) select * from b", "with a as (\nx\n),\nb as (select 1) select * from b")]
    [TestCase("-- with\nWITH b as (select 1) select 2", "-- with\nWITH a as (\nx\n),\nb as (select 1) select 2")]
    [TestCase("/* a */ with recursive b as (select 1) select 2", "/* a */ with recursive a as (\nx\n),\nb as (select 1) select 2")]
    [TestCase("select 'with x'", "with a as (\nx\n)\nselect 'with x'")]
    public void Expressions_join_those_of_the_query(string sql, string expected)
    {
        Assert.That(CteInjection.Inject(sql, [new Cte("a", "x")]), Is.EqualTo(expected));
    }
}
