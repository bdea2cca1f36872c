using SectorPipeline.Models;

namespace SectorPipeline.IntegrationTests.Marts;

/// <summary>The models as Redshift gets them: no cluster runs them here, so their text is held against what it knows.</summary>
[TestFixture]
internal sealed class RedshiftTextTests
{
    private static readonly Dictionary<string, string> Cluster = new(StringComparer.Ordinal)
    {
        ["REDSHIFT_HOST"] = "cluster.example.com",
        ["REDSHIFT_USER"] = "sector",
        ["REDSHIFT_DATABASE"] = "warehouse",
        ["REDSHIFT_CLUSTER_IDENTIFIER"] = "cluster",
        ["AWS_REGION"] = "eu-central-1",
    };

    [Test]
    public async Task Every_model_and_test_compiles_to_SQL_that_Redshift_knows()
    {
        await using var database = await MartDatabases.DuckDbAsync();
        var built = await database.CompileForAsync("redshift", Cluster);
        await database.LoadAsync(OddMarket.Create(1).Until(OddMarket.Calendar[30]));
        await database.BuildAsync();
        var incremental = await database.CompileForAsync("redshift", Cluster);

        using var scope = Assert.EnterMultipleScope();
        Assert.That(built, Has.Count.GreaterThan(30));
        Assert.That(built["mart_ticker_kpis"], Does.Contain("dateadd(month, -12"));
        Assert.That(incremental["mart_risk_metrics"], Is.Not.EqualTo(built["mart_risk_metrics"]));
        foreach (var (name, sql) in built.Concat(incremental))
            Assert.That(SqlLint.Check(name, sql, ["redshift"]).Select(finding => $"{finding.Rule.Id} at {finding.Line}:{finding.Column}"), Is.Empty, name);
    }
}
