using SectorPipeline.Alerts;

namespace SectorPipeline.Tests.Alerts;

/// <summary>Each rule of operations on a history made for it: raised once, and resolved.</summary>
public sealed class ShippedOperationsRuleTests
{
    private const string Session = "2024-06-24";

    private AlertBench? bench;
    private OperationsTables? operations;

    private AlertBench Bench => bench ?? throw new InvalidOperationException("It is made before each test.");

    private OperationsTables Operations => operations ?? throw new InvalidOperationException("It is made before each test.");

    [SetUp]
    public async Task Open()
    {
        bench = await AlertBench.OpenAsync();
        operations = new OperationsTables(Bench.Warehouse);
        await Bench.ExecuteAsync(ShippedRules.Marts);
    }

    [TearDown]
    public async Task Close() => await Bench.DisposeAsync();

    [Test]
    public async Task A_failed_run_until_the_job_succeeds()
    {
        await WriteAsync(RunOf("a", "failed", ended: -10) with { Error = "prices: the vendor is down" });
        await RaisedOnceAsync("run_failed", "daily", "daily failed for session 2024-06-24");

        await WriteAsync(RunOf("b", "running", started: -5));
        await EvaluateAsync("run_failed");
        Assert.That(await Bench.AlertsAsync(), Is.EqualTo((string[])["run_failed/daily Raised"]));

        await WriteAsync(RunOf("b", "succeeded", ended: -1));
        await ResolvedAsync("run_failed", "daily");
        Assert.That((await Bench.AllAsync())[0].Message, Does.Contain("prices: the vendor is down\n'sector runs show a'"));
    }

    [Test]
    public async Task A_failed_run_is_not_over_while_it_runs_again()
    {
        await WriteAsync(RunOf("before", "succeeded", ended: -100));
        await WriteAsync(RunOf("a", "failed", ended: -10));
        await RaisedOnceAsync("run_failed", "daily", "daily failed for session 2024-06-24");

        await WriteAsync(RunOf("a", "running"));
        await EvaluateAsync("run_failed");
        Assert.That((await Bench.AllAsync()).Single().IsOpen, Is.True);

        await WriteAsync(RunOf("a", "succeeded", ended: -1));
        await ResolvedAsync("run_failed", "daily");
    }

    [Test]
    public async Task The_retries_of_two_runs_are_two_events()
    {
        await WriteAsync(RunOf("a", "succeeded", ended: -10) with { Steps = [new StepRow("prices", "succeeded", 3, At(-30), At(-10), 5, null)] });
        await RaisedOnceAsync("step_retried", "daily.prices", "daily.prices needed 3 attempts");
        Bench.Clock.Now += TimeSpan.FromHours(23);
        await WriteAsync(RunOf("b", "succeeded", ended: -10) with { Steps = [new StepRow("prices", "succeeded", 3, At(-30), At(-10), 5, null)] });

        await EvaluateAsync("step_retried");

        Assert.That(await Bench.ToldAsync(), Is.EqualTo((string[])["Raised: daily.prices needed 3 attempts"]));
    }

    [Test]
    public async Task A_step_that_needed_several_attempts_for_a_day()
    {
        await WriteAsync(RunOf("a", "succeeded", ended: -10) with { Steps = [new StepRow("prices", "succeeded", 3, At(-30), At(-10), 5, null)] });
        await RaisedOnceAsync("step_retried", "daily.prices", "daily.prices needed 3 attempts");

        Bench.Clock.Now += TimeSpan.FromDays(1);
        await ResolvedAsync("step_retried", "daily.prices", isTold: false);
    }

    [TestCase(15, 5)]
    [TestCase(60, 90)]
    public async Task A_run_that_may_be_late_until_it_is_done(int deadline, int expected)
    {
        await WriteAsync(RunOf("a", "running", started: -60) with { DeadlineAt = At(deadline), ExpectedEndAt = At(expected) });
        await RaisedOnceAsync("deadline_at_risk", "daily", "daily may miss its deadline");

        await WriteAsync(RunOf("a", "succeeded", ended: -1) with { DeadlineAt = At(deadline) });
        await ResolvedAsync("deadline_at_risk", "daily");
    }

    [Test]
    public async Task A_run_in_time_is_no_risk()
    {
        await WriteAsync(RunOf("a", "running", started: -60) with { DeadlineAt = At(60), ExpectedEndAt = At(30) });

        await EvaluateAsync("deadline_at_risk");

        Assert.That(await Bench.AlertsAsync(), Is.Empty);
    }

    [TestCase("running", null)]
    [TestCase("failed", -30)]
    [TestCase("succeeded", -5)]
    public async Task A_missed_deadline_until_the_next_is_kept(string state, int? ended)
    {
        await WriteAsync(RunOf("a", state, started: -60, ended: ended) with { DeadlineAt = At(-10) });
        await RaisedOnceAsync("deadline_missed", "daily", "daily missed its deadline");

        await WriteAsync(RunOf("b", "succeeded", ended: -2) with { DeadlineAt = At(-1) });
        await ResolvedAsync("deadline_missed", "daily");
    }

    [Test]
    public async Task A_session_that_no_run_was_queued_for_until_it_is_processed()
    {
        await WriteAsync(RunOf("a", "succeeded", ended: -30) with { DeadlineAt = At(-10) });
        await Operations.WriteMissedAsync([new MissedSlotRow("daily", new DateOnly(2024, 6, 21), At(-2_000), At(-1_800))], CancellationToken.None);
        await RaisedOnceAsync("deadline_missed", "daily", "daily missed its deadline");
        Assert.That((await Bench.AllAsync())[0].Message, Does.StartWith("No run of daily was queued for session 2024-06-21").And.Contains("'sector run daily --session 2024-06-21'"));

        await Operations.WriteMissedAsync([], CancellationToken.None);
        await ResolvedAsync("deadline_missed", "daily");
    }

    [Test]
    public async Task Late_runs_and_sessions_without_one_are_one_alert_of_their_job()
    {
        await WriteAsync(RunOf("a", "failed", ended: -30) with { DeadlineAt = At(-10) });
        await Operations.WriteMissedAsync([new MissedSlotRow("daily", new DateOnly(2024, 6, 20), At(-3_500), At(-3_300)), new MissedSlotRow("daily", new DateOnly(2024, 6, 21), At(-2_000), At(-1_800))], CancellationToken.None);

        await RaisedOnceAsync("deadline_missed", "daily", "daily missed its deadline");

        Assert.That((await Bench.AllAsync()).Single().Message, Does.StartWith("Run a of daily").And.EndsWith("3 sessions of the last week wait."));
    }

    [Test]
    public async Task A_mart_that_ends_too_early_until_it_has_caught_up()
    {
        await Bench.ExecuteAsync("""
            insert into marts.mart_sector_performance values ('Energy', '2024-06-24', 0); insert into marts.mart_stock_performance values ('XOM', '2024-06-20', 0);
            insert into marts.mart_risk_metrics by name select date '2024-06-24' as session; insert into marts.mart_trading_signals by name select date '2024-06-21' as session
            """);
        await RaisedOnceAsync("freshness", "mart_stock_performance", "mart_stock_performance ends on 2024-06-20");

        await Bench.ExecuteAsync("insert into marts.mart_stock_performance values ('XOM', '2024-06-24', 0)");
        await ResolvedAsync("freshness", "mart_stock_performance");
    }

    [TestCase(8, AlertSeverity.Warning)]
    [TestCase(4, AlertSeverity.Error)]
    public async Task A_sector_without_some_of_its_stocks(int present, AlertSeverity severity)
    {
        await Bench.ExecuteAsync($"insert into marts.mart_data_coverage values ('Energy', '2024-06-24', 10, {present}, {present} / 10), ('Utilities', '2024-06-24', 10, 9, 0.9)");
        await RaisedOnceAsync("coverage", "Energy", $"Energy: {present} of 10 stocks");
        Assert.That((await Bench.AllAsync())[0].Severity, Is.EqualTo(severity));

        await Bench.ExecuteAsync("insert into marts.mart_data_coverage values ('Energy', '2024-06-25', 10, 10, 1)");
        await ResolvedAsync("coverage", "Energy");
    }

    [Test]
    public async Task A_quality_check_that_failed_until_it_passes()
    {
        await Operations.WriteAsync([], [], At(-1000), CancellationToken.None);
        await Bench.ExecuteAsync("""
            create table audit.quality_results (run_id varchar, session date, check_name varchar, dataset varchar, vendor varchar, severity varchar, status varchar, failed_rows bigint, message varchar, checked_at timestamp);
            insert into audit.quality_results values
              ('a', '2024-06-24', 'prices.ohlc_order', 'prices', 'yahoo', 'error', 'failed', 7, 'high is below low.', '2024-06-25 10:00'),
              ('a', '2024-06-24', 'prices.volume', 'prices', 'yahoo', 'warn', 'failed', 9, '', '2024-06-25 10:00')
            """);
        await RaisedOnceAsync("quality_errors", "prices.ohlc_order", "prices.ohlc_order failed");

        await Bench.ExecuteAsync("insert into audit.quality_results values ('b', '2024-06-24', 'prices.ohlc_order', 'prices', null, 'error', 'passed', 0, null, '2024-06-25 11:00')");
        await ResolvedAsync("quality_errors", "prices.ohlc_order");
    }

    [TestCase(20, AlertSeverity.Warning)]
    [TestCase(25, AlertSeverity.Error)]
    public async Task A_budget_that_runs_out_until_the_next_day(int calls, AlertSeverity severity)
    {
        await Operations.WriteAsync([], [new VendorCallsRow("alphavantage", new DateOnly(2024, 6, 25), calls, 25), new VendorCallsRow("fred", new DateOnly(2024, 6, 25), 900, null)], At(-1000), CancellationToken.None);
        await RaisedOnceAsync("vendor_budget", "alphavantage", $"alphavantage: {calls} of 25 calls of today are used");
        Assert.That((await Bench.AllAsync())[0].Severity, Is.EqualTo(severity));

        await Operations.WriteAsync([], [new VendorCallsRow("alphavantage", new DateOnly(2024, 6, 26), 1, 25)], At(-1000), CancellationToken.None);
        await ResolvedAsync("vendor_budget", "alphavantage");
    }

    [Test]
    public async Task A_broken_channel_is_told_on_the_others_until_it_carries_again()
    {
        await EvaluateAsync("channel_broken");
        await Bench.ExecuteAsync("""
            insert into audit.alert_outbox values ('x', 'states', 1, 'title', 'info',
              '{"event":"raised","severity":"info","title":"t","text":"t","count":1,"alerts":[]}', 'pending', 3, '2024-06-25 11:50', '2024-06-25 13:00', null, 'no answer')
            """);
        await EvaluateAsync("channel_broken");
        Assert.That(await Bench.ToldAsync(), Is.EqualTo((string[])["Raised: The channel states is broken"]));
        Assert.That(await Bench.Book.UndeliveredAsync(CancellationToken.None), Has.Count.EqualTo(1), "the broken channel itself gets nothing more");

        await Bench.ExecuteAsync("update audit.alert_outbox set state = 'delivered'");
        await ResolvedAsync("channel_broken", "states");
    }

    private async Task RaisedOnceAsync(string rule, string entity, string title)
    {
        await EvaluateAsync(rule);
        Bench.Clock.Now += TimeSpan.FromSeconds(30);
        await EvaluateAsync(rule);
        Assert.That(await Bench.AlertsAsync(), Is.EqualTo((string[])[$"{rule}/{entity} Raised"]));
        Assert.That(await Bench.ToldAsync(), Is.EqualTo((string[])[$"Raised: {title}"]));
    }

    private async Task ResolvedAsync(string rule, string entity, bool isTold = true)
    {
        await EvaluateAsync(rule);
        Assert.That(await Bench.AlertsAsync(), Is.EqualTo((string[])[$"{rule}/{entity} Resolved"]));
        Assert.That(await Bench.ToldAsync(), isTold ? Has.One.StartsWith("Resolved: ") : Is.Empty);
    }

    private async Task EvaluateAsync(string rule)
    {
        var result = await Bench.EvaluateAsync(ShippedRules.All, Session, AlertKind.Operations, rule);
        Assert.That((result.Faults, result.Rules[rule]), Is.EqualTo((Array.Empty<string>(), RuleOutcome.Evaluated)));
    }

    private Task WriteAsync(RunRow run) => Operations.WriteAsync([run], [], At(-100_000), CancellationToken.None);

    private DateTimeOffset At(int minutes) => Bench.Clock.Now + TimeSpan.FromMinutes(minutes);

    private RunRow RunOf(string id, string state, int started = -60, int? ended = null) => new()
    {
        RunId = id,
        Job = "daily",
        Session = new DateOnly(2024, 6, 24),
        Trigger = "scheduled",
        State = state,
        QueuedAt = At(started),
        StartedAt = At(started),
        EndedAt = ended is { } minutes ? At(minutes) : null,
        Steps = [],
    };
}
