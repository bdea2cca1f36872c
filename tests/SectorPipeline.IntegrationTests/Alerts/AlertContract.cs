using SectorPipeline.Alerts;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Alerts;

/// <summary>What alerts do on every warehouse.</summary>
public abstract class AlertContract
{
    private const string Rules = """
        vars: { least: -0.5, word: "it's" }
        rules:
          thing:
            kind: market
            severity: warning
            owner: desk
            needs: [alert_marts.things]
            sql: |
              select entity, value, {{ word }} as word, count(*) over () as things, session as day
              from alert_marts.things where session = {{ session }} and value > {{ least }} and session >= {{ sessions_back(3) }} and {{ now }} > {{ ago("1h") }}
            title: "{{ entity }} {{ '%.3f' | format(value) }} {{ word }} {{ day }} {{ things }}"
            message: "a message with 'quotes' and \\ backslashes"
        """;

    protected abstract Task<IWarehouse> OpenAsync();

    [Test]
    public async Task An_alert_is_raised_delivered_acknowledged_and_resolved()
    {
        var warehouse = await OpenAsync();
        await ExecuteAsync(warehouse, "drop schema if exists alert_marts cascade", "drop table if exists audit.alerts", "drop table if exists audit.alert_rules", "drop table if exists audit.alert_outbox", "create schema alert_marts");
        await ExecuteAsync(warehouse, "create table alert_marts.things (session date, entity varchar(64), value double precision)", "insert into alert_marts.things values ('2024-06-24', 'O''Neill', 0.1234567890123), ('2024-06-25', 'calm', -1)");
        using var folder = new TemporaryFolder();
        var options = new AlertOptions { Channels = new Dictionary<string, ChannelOptions>(StringComparer.Ordinal) { ["file"] = new() { Type = ChannelType.File } } };
        var (rules, evaluator, book) = (AlertRules.Parse("alerts.yml", Rules), new AlertEvaluator(warehouse, options), new AlertBook(warehouse, TimeProvider.System));

        var raised = await evaluator.EvaluateAsync(rules, AlertKind.Market, null, Moment("2024-06-24"), CancellationToken.None);
        var again = await evaluator.EvaluateAsync(rules, AlertKind.Market, null, Moment("2024-06-24"), CancellationToken.None);
        using var channels = AlertChannels.Open(options, new AlertSurroundings(folder.Path, _ => { }, TimeProvider.System));
        var delivered = await new Deliverer(warehouse, options, TimeProvider.System).DeliverAsync(channels.All, CancellationToken.None);
        var seen = await book.AcknowledgeAsync("thing/O'Neill", "anna", "seen", CancellationToken.None);
        var resolved = await evaluator.EvaluateAsync(rules, AlertKind.Market, null, Moment("2024-06-25"), CancellationToken.None);

        Assert.That((raised.Faults, again.Faults), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
        Assert.That((raised.Raised, again.Raised + again.Updated + again.Messages, delivered.Delivered, resolved.Resolved), Is.EqualTo((1, 0, 1, 1)));
        Assert.That((seen.Title, seen.Message), Is.EqualTo(("O'Neill 0.123 it's 2024-06-24 1", @"a message with 'quotes' and \ backslashes")));
        Assert.That(Directory.GetFiles(Path.Combine(folder.Path, "alerts"), "*.json"), Has.Length.EqualTo(1));
        Assert.That(await book.UndeliveredAsync(CancellationToken.None), Has.Count.EqualTo(1), "the message that it is resolved");
        Assert.That(await book.ListAsync(new AlertFilter { OnlyOpen = false, AtLeast = AlertSeverity.Warning }, CancellationToken.None), Has.One.Property("State").EqualTo(AlertState.Resolved));
    }

    [Test]
    public async Task Every_shipped_rule_is_evaluated()
    {
        var warehouse = await OpenAsync();
        await ExecuteAsync(warehouse, ["create schema if not exists marts", .. ShippedTables.Statements]);
        await new OperationsTables(warehouse).WriteAsync([], [], At, CancellationToken.None);
        var rules = AlertRules.Load(Path.Combine(Repository.Root, "jobs", "alerts.yml"));
        var evaluator = new AlertEvaluator(warehouse, new AlertOptions());

        var market = await evaluator.EvaluateAsync(rules, AlertKind.Market, null, Moment("2024-06-24"), CancellationToken.None);
        var operations = await evaluator.EvaluateAsync(rules, AlertKind.Operations, null, Moment("2024-06-24"), CancellationToken.None);

        Assert.That(market.Faults.Concat(operations.Faults), Is.Empty);
        Assert.That(market.Rules.Values.Concat(operations.Rules.Values), Has.All.EqualTo(RuleOutcome.Evaluated).And.Exactly(rules.Rules.Count).Items);
        Assert.That(market.Raised + operations.Raised, Is.GreaterThan(5), "rows and templates go together");
    }

    [Test]
    public async Task The_run_history_is_published_and_replaced()
    {
        var warehouse = await OpenAsync();
        var tables = new OperationsTables(warehouse);
        var run = new RunRow
        {
            RunId = "published",
            Job = "daily",
            Session = new DateOnly(2024, 6, 24),
            Trigger = "scheduled",
            State = "running",
            QueuedAt = At,
            StartedAt = At,
            Steps = [new StepRow("prices", "running", 1, At, null, 0, null)],
        };

        await tables.WriteAsync([run], [new VendorCallsRow("yahoo", new DateOnly(2024, 6, 24), 7, null)], At.AddDays(-1), CancellationToken.None);
        await tables.WriteAsync([run with { State = "failed", EndedAt = At.AddMinutes(1), Error = "prices: it's away" }], [], At.AddDays(-1), CancellationToken.None);

        var published = (await tables.PublishedAsync(At, CancellationToken.None)).Where(known => known.RunId == "published");
        Assert.That(published.Single(), Is.EqualTo(new PublishedRun("published", "failed", At, At.AddMinutes(1))));
    }

    private static DateTimeOffset At { get; } = new(2024, 6, 25, 10, 0, 0, TimeSpan.Zero);

    private static EvaluationMoment Moment(string session) => EvaluationMoment.At(Session.Parse(session), TimeProvider.System.GetUtcNow(), "run");

    private static async Task ExecuteAsync(IWarehouse warehouse, params string[] statements)
    {
        await using var connection = await warehouse.OpenAsync(CancellationToken.None);
        foreach (var statement in statements.Prepend("create schema if not exists audit"))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
    }
}
