namespace SectorPipeline.Tests.Models;

/// <summary>The SQL that the built-in macros have for Redshift alone, which no test can run.</summary>
public sealed class CrossDatabaseRedshiftTests : ProjectTest
{
    [TestCase("dateadd('day', 1, 'd')", "dateadd(day, 1, d)")]
    [TestCase("datediff('a', 'b', 'Month')", "datediff(month, cast(a as timestamp), cast(b as timestamp))")]
    [TestCase("datediff('a', 'b', 'week')", "(datediff(day, date_trunc('week', cast(a as timestamp)), date_trunc('week', cast(b as timestamp))) / 7)")]
    [TestCase("date(2024, 'm', 1)", "to_date((2024) || '-' || (m) || '-' || (1), 'YYYY-MM-DD')")]
    [TestCase("type_string()", "varchar(65535)")]
    [TestCase("cast_bool_to_text('a or b')", "case when a or b then 'true' when not (a or b) then 'false' end")]
    [TestCase("any_value('a')", "any_value(a)")]
    [TestCase("listagg('a', \"','\", 'order by b', none)", "listagg(a, ',') within group (order by b)")]
    [TestCase("listagg('a', \"'|'\", none, none)", "listagg(a, '|')")]
    [TestCase("array_construct([1, 2], 'integer')", "array(1, 2)")]
    [TestCase("array_append('a', 3)", "array_concat(a, array(3))")]
    [TestCase("array_concat('a', 'b')", "array_concat(a, b)")]
    [TestCase("current_timestamp()", "getdate()")]
    [TestCase("current_timestamp_in_utc_backcompat()", "getdate()")]
    public async Task A_macro_writes_what_Redshift_understands(string call, string expected)
    {
        Assert.That(await CompileAsync($"{{{{ dbt.redshift__{call} }}}}"), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_limited_list_ends_before_the_delimiter_after_its_last_part()
    {
        var sql = await CompileAsync("{{ dbt.redshift__listagg('a', \"'|'\", 'order by a', 2) }}");

        Assert.That(sql, Is.EqualTo("""
            case
              when regexp_count(listagg(a, '|') within group (order by a), '\\|') < 2 then listagg(a, '|') within group (order by a)
              else left(listagg(a, '|') within group (order by a), regexp_instr(listagg(a, '|') within group (order by a), '\\|', 1, 2) - 1)
            end
            """));
    }
}
