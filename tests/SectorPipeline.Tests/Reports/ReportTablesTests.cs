using SectorPipeline.Alerts;
using SectorPipeline.Core;
using SectorPipeline.Lake;
using SectorPipeline.Tests.App;

namespace SectorPipeline.Tests.Reports;

/// <summary>What a report makes of the tables that other steps write.</summary>
public sealed class ReportTablesTests
{
    private const string Prices = "create table raw.prices (vendor varchar, symbol varchar, session date, close double, adjusted_close double, volume bigint, ingested_at timestamp, load_number bigint)";

    private ReportWarehouse warehouse = default!;
    private TemporaryFolder folder = default!;

    private string Target => Path.Combine(folder.Path, "reports");

    [SetUp]
    public async Task OpenAsync() => (warehouse, folder) = (await ReportWarehouse.OpenAsync(), new TemporaryFolder());

    [TearDown]
    public async Task CloseAsync()
    {
        await warehouse.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task A_bar_that_came_again_with_other_numbers_is_restated()
    {
        await warehouse.ExecuteAsync(Prices, """
            insert into raw.prices values
                ('yahoo', 'XOM', '2020-03-19', 40, 40, 1, '2020-03-20', 1),
                ('yahoo', 'XOM', '2020-03-20', 41, 41, 1, '2020-03-23', 2),
                ('yahoo', 'XOM', '2020-03-19', 40, 39, 1, '2020-03-24', 3),
                ('yahoo', 'XOM', '2020-03-20', 41, 41, 1, '2020-03-24', 3),
                ('yahoo', 'XOM', '2020-03-23', 42, 42, 1, '2020-03-24', 3)
            """);

        var restated = await warehouse.RestatedAsync();

        Assert.That(restated, Has.Count.EqualTo(1));
        Assert.That(restated?[0], Is.EqualTo(new Restatement("XOM", "yahoo", 1, 0, new DateOnly(2020, 3, 19), new DateOnly(2020, 3, 19), restated![0].LargestChange)));
        Assert.That(restated[0].LargestChange, Is.EqualTo(0.025).Within(1e-12));
    }

    [Test]
    public async Task A_first_load_restates_nothing()
    {
        await warehouse.ExecuteAsync(Prices, "insert into raw.prices values ('yahoo', 'XOM', '2020-03-20', 40, 40, 1, '2020-03-24', 1), ('yahoo', 'XOM', '2020-03-23', 40, 40, 1, '2020-03-24', 1)");

        Assert.That(await warehouse.RestatedAsync(), Is.Empty);
    }

    [Test]
    public async Task Active_alerts_come_with_the_gravest_first()
    {
        await warehouse.ExecuteAsync("""
            create table audit.alerts as
            select * from (values ('warning', 'Second', 'raised'), ('critical', 'First', 'updated'), ('critical', 'Gone', 'resolved')) as alerts(severity, title, state)
            cross join (select 'market' as kind, 'rule' as rule, null::varchar as entity, date '2020-03-23' as session, 'Somebody' as owner, 1 as occurrences)
            """);

        await warehouse.PublishAsync(Target);

        var html = await File.ReadAllTextAsync(Path.Combine(Target, "index.html"));
        Assert.That(html, Does.Contain("2 active alerts").And.Contain("2 alerts are active, one of them grave.").And.Not.Contain("Gone"));
        Assert.That(html.IndexOf("First", StringComparison.Ordinal), Is.LessThan(html.IndexOf("Second", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Only_the_last_result_of_a_check_counts()
    {
        await warehouse.ExecuteAsync("""
            create table audit.quality_results as
            select 'prices.jump' as check_name, 'prices' as dataset, 'yahoo' as vendor, 'error' as severity, 'pass' as action, status, 10 as checked_rows, 1 as failed_rows,
                   'a jump' as message, moment as checked_at, date '2020-03-23' as session
            from (values ('failed', timestamp '2020-03-24 10:00:00'), ('passed', timestamp '2020-03-24 11:00:00')) as results(status, moment)
            """);

        await warehouse.PublishAsync(Target);

        Assert.That(await File.ReadAllTextAsync(Path.Combine(Target, "index.html")), Does.Contain("1 of 1 check of raw data passed.").And.Not.Contain("Checks that did not pass"));
    }

    [Test]
    public async Task The_step_lists_its_report_and_warns_of_one_that_is_withheld()
    {
        using var store = new FolderStore(Target);
        var step = warehouse.StepIn(new ReportPlace(store, "RECORDED DATA", TimeProvider.System));

        var good = await step.RunAsync(Context("2020-03-23"), CancellationToken.None);
        var empty = await step.RunAsync(Context("2020-03-24"), CancellationToken.None);

        Assert.That(good.Warnings, Is.Empty);
        Assert.That(empty.Warnings, Is.EqualTo(["The report is withheld. The marts hold nothing of the session 2020-03-24."]));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(Target, "index.html")), Does.Contain("2020-03-24/index.html").And.Contain("2020-03-23/index.html").And.Contain("RECORDED DATA"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(Target, "latest.json")), Does.Contain("2020-03-24"));
    }

    private static StepContext Context(string session) => new() { RunId = "r1", Step = "report", Session = Session.Parse(session) };
}
