using SectorPipeline.Quality;
using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Quality;

/// <summary>What checks have found reads back as it was written, on every warehouse.</summary>
internal abstract class QualityStoreContract
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    protected abstract IWarehouse Warehouse { get; }

    private QualityStore Store => new(Warehouse, TimeProvider.System);

    [Test]
    public async Task Results_are_listed_the_worst_first_and_a_run_replaces_its_own()
    {
        await Store.SaveAsync("a", new(2020, 1, 2), [Result("prices.late_data", 0), Result("prices.nulls", 3), Result("prices.duplicates", 1)], quarantine: false, Ever);
        await Store.SaveAsync("a", new(2020, 1, 2), [Result("prices.late_data", 0), Result("prices.nulls", 2)], quarantine: false, Ever);

        var listed = await Store.ListAsync("a", Ever);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed.Select(result => (result.CheckName, result.Status, result.FailedRows)), Is.EqualTo(new[] { ("prices.nulls", "failed", 2L), ("prices.late_data", "passed", 0L) }));
            Assert.That(FailureJson.Read(listed[0].Failures), Is.EqualTo(new[] { Row(0), Row(1) }));
            Assert.That(listed[0].Session, Is.EqualTo(new DateOnly(2020, 1, 2)));
        }
    }

    [Test]
    public async Task The_trend_of_a_check_begins_with_the_newest_run()
    {
        for (var run = 1; run <= 3; run++)
            await Store.SaveAsync($"t{run}", new(2020, 2, run), [Result("prices.trend", run)], quarantine: false, Ever);

        var trend = await Store.TrendAsync("prices.trend", 2, Ever);

        Assert.That(trend.Select(result => (result.RunId, result.FailedRows)), Is.EqualTo(new[] { ("t3", 3L), ("t2", 2L) }));
    }

    [Test]
    public async Task An_incident_reads_back_as_it_was_accepted()
    {
        var incident = new Incident
        {
            Check = "prices.nulls",
            Entity = "BRK.B",
            From = new(2020, 3, 9),
            To = new(2020, 3, 20),
            Reason = "a crash, 'as they say'",
            AcceptedBy = "desk",
            AcceptedAt = new DateTime(2020, 4, 1, 12, 30, 0, DateTimeKind.Unspecified),
            ExcludedFromTraining = true,
        };
        await Store.AcceptAsync(incident, Ever);
        await Store.AcceptAsync(incident with { Check = null, Entity = null, AcceptedAt = incident.AcceptedAt.AddDays(-1) }, Ever);

        Assert.That(await Store.IncidentsAsync(Ever), Is.EqualTo(new[] { incident, incident with { Check = null, Entity = null, AcceptedAt = incident.AcceptedAt.AddDays(-1) } }));
    }

    [Test]
    public async Task Quarantine_holds_every_row_and_not_only_those_shown()
    {
        var rows = Enumerable.Range(0, 250).Select(Row).ToList();
        var result = Result("prices.ohlc_order", 250) with { Quarantined = rows };

        await Store.SaveAsync("q", new(2020, 1, 2), [result], quarantine: true, Ever);

        Assert.That(await CountAsync("select count(*) from audit.quality_quarantine where run_id = 'q'"), Is.EqualTo(250));
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = await Warehouse.OpenAsync(Ever);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ever), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static CheckResult Result(string name, int failed) => new()
    {
        Check = Declared() with { Name = name },
        Status = failed > 0 ? CheckStatus.Failed : CheckStatus.Passed,
        Checked = 1000,
        Failed = failed,
        Rows = [.. Enumerable.Range(0, Math.Min(failed, 100)).Select(Row)],
    };

    private static FailingRow Row(int i) => new("v", $"S{i}", new DateOnly(2020, 1, 2).AddDays(i), i / 2.0, $"a \"reason\" of {i}'s, with a \0");

    private static CheckDeclaration Declared()
    {
        var files = QualityFiles.Load(Path.Combine(Repository.Root, "jobs", "quality"));
        return files.SelectMany(file => file.Checks).First(check => check.Name == "prices.ohlc_order");
    }
}
