namespace SectorPipeline.Models;

/// <summary>The query that counts the failures of a test and judges the count; the test's own lines keep their numbers.</summary>
internal static class TestQuery
{
    public static string Count(TestNode test, string sql)
    {
        var calculation = Calculation(test);
        var limit = test.Config.Text("limit") is { } rows ? $"\nlimit {rows}" : "";
        return $"select {calculation} as failures, {calculation} {WarnIf(test)} as should_warn, "
            + $"{calculation} {ErrorIf(test)} as should_error from ({sql}{limit}\n) dbt_internal_test";
    }

    public static string Calculation(TestNode test) => test.Config.Text("fail_calc") ?? "count(*)";

    public static string WarnIf(TestNode test) => test.Config.Text("warn_if") ?? "!= 0";

    public static string ErrorIf(TestNode test) => test.Config.Text("error_if") ?? "!= 0";
}
