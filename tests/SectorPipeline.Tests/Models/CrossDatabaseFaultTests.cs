using SectorPipeline.Core;

namespace SectorPipeline.Tests.Models;

/// <summary>What the built-in macros refuse, and that a project may replace them.</summary>
public sealed class CrossDatabaseFaultTests : ProjectTest
{
    [TestCase("{{ dbt.datediff('a', 'b', 'fortnight') }}", "datediff has no date part 'fortnight'. Use one of year, quarter, month, week, day")]
    [TestCase("{{ dbt.generate_series(0) }}", "generate_series needs a bound above zero; it got 0.")]
    public void A_call_that_cannot_be_met_is_told(string template, string expected)
    {
        Assert.That(async () => await CompileAsync(template), Throws.InstanceOf<ConfigurationException>().With.Message.Contains(expected));
    }

    [Test]
    public async Task A_spine_that_ends_before_it_begins_is_told()
    {
        var message = await CompileAsync("{{ dbt.date_spine('day', \"'2024-01-02'\", \"'2024-01-01'\") }}");

        Assert.That(message, Does.Contain("generate_series needs a bound above zero; it got -1."));
    }

    [Test]
    public async Task A_macro_of_the_project_comes_before_the_built_in_one()
    {
        Project.Write("macros/m.sql", "{% macro default__concat(fields) %}joined({{ fields | join(', ') }}){% endmacro %}");

        Assert.That(await CompileAsync("{{ dbt.concat(['a', 'b']) }}"), Is.EqualTo("joined(a, b)"));
    }

    [Test]
    public async Task A_failed_cast_is_null_where_the_engine_can_say_so()
    {
        Assert.That(await CompileAsync("{{ dbt.safe_cast('a', dbt.type_int()) }}"), Is.EqualTo("try_cast(a as int)"));
        Assert.That(await Project.QueryAsync("select try_cast('x' as int)"), Is.EqualTo("null"));
    }
}
