using SectorPipeline.Alerts;

namespace SectorPipeline.Tests.Alerts;

/// <summary>Each rule on a market made for it: raised once, and resolved.</summary>
public sealed class ShippedMarketRuleTests
{
    private const string Friday = "2024-06-21";
    private const string Monday = "2024-06-24";
    private const string Tuesday = "2024-06-25";
    private const string MuchLater = "2024-07-08";

    private static readonly string[] CalmSessions = [Tuesday, MuchLater];

    private AlertBench? bench;

    private AlertBench Bench => bench ?? throw new InvalidOperationException("It is made before each test.");

    [SetUp]
    public async Task Open()
    {
        bench = await AlertBench.OpenAsync();
        await Bench.ExecuteAsync(ShippedRules.Marts);
    }

    [TearDown]
    public async Task Close() => await Bench.DisposeAsync();

    [TestCase("sector", "Energy", "sector_signal_changed")]
    [TestCase("symbol", "XOM", "stock_signal_changed")]
    public async Task A_changed_signal(string type, string entity, string rule)
    {
        await SignalAsync(Friday, 9, $"'{type}', '{entity}'", "signal: 'HOLD'");
        await SignalAsync(Monday, 10, $"'{type}', '{entity}'", "signal: 'BUY', score: 0.42, reason: 'for: trend.'");
        await CalmAsync(day => SignalAsync(day, day == Tuesday ? 11 : 12, $"'{type}', '{entity}'", "signal: 'BUY'"));

        await RaisedOnceAndResolvedAsync(rule, entity, $"{entity}: HOLD → BUY");

        Assert.That((await Bench.AllAsync())[0].Message, Does.Contain("score +0.42. for: trend."));
    }

    [Test]
    public async Task A_sector_in_another_quadrant()
    {
        await SignalAsync(Friday, 9, "'sector', 'Energy'", "quadrant: 'lagging'");
        await SignalAsync(Monday, 10, "'sector', 'Energy'", "quadrant: 'improving', rotation: 'improving', rs_ratio: 99.4, rs_momentum: 100.3");
        await CalmAsync(day => SignalAsync(day, 11, "'sector', 'Energy'", "quadrant: 'improving'"));

        await RaisedOnceAndResolvedAsync("rotation_changed", "Energy", "Energy: lagging → improving");
    }

    [TestCase("'sector', 'Energy'", -0.2, AlertSeverity.Warning)]
    [TestCase("'sector', 'Energy'", -0.35, AlertSeverity.Critical)]
    [TestCase("'symbol', '^GSPC'", -0.2, AlertSeverity.Warning)]
    [TestCase("'symbol', 'XOM'", -0.45, AlertSeverity.Info)]
    public async Task A_deep_drawdown(string entity, double drawdown, AlertSeverity severity)
    {
        await RiskAsync(Monday, 10, entity, FormattableString.Invariant($"current_drawdown: {drawdown}, drawdown_length: 30"));
        await RiskAsync(Monday, 10, "'symbol', 'AAPL'", "current_drawdown: -0.2, drawdown_length: 30");
        await CalmAsync(day => RiskAsync(day, 11, entity, "current_drawdown: -0.01, drawdown_length: 1"));

        var name = entity.Split('\'')[3];
        await RaisedOnceAndResolvedAsync("drawdown", name, FormattableString.Invariant($"{name} is {-100 * drawdown:0.0} % below its high"));

        Assert.That((await Bench.AllAsync())[0].Severity, Is.EqualTo(severity));
    }

    [TestCase("sector", "Energy")]
    [TestCase("symbol", "^GSPC")]
    public async Task A_loss_beyond_the_value_at_risk(string type, string entity)
    {
        await RiskAsync(Friday, 9, $"'{type}', '{entity}'", "var99_historical: 0.03, es99_historical: 0.04");
        await RiskAsync(Monday, 10, $"'{type}', '{entity}'", "var99_historical: 0.05");
        await ReturnsAsync(Monday, entity, -0.041);
        await CalmAsync(async day =>
        {
            await RiskAsync(day, 11, $"'{type}', '{entity}'", "var99_historical: 0.05");
            await ReturnsAsync(day, entity, 0.01);
        });

        await RaisedOnceAndResolvedAsync("var_breached", entity, $"{entity} lost 4.1 %, more than its VaR of 3.0 %");
    }

    [TestCase(0.4, "normal → high")]
    [TestCase(0.1, "normal → low")]
    public async Task Another_regime_of_volatility(double volatility, string change)
    {
        var now = FormattableString.Invariant($"volatility_30d: {volatility}, volatility_all: 0.2");
        await RiskAsync(Friday, 9, "'sector', 'Energy'", "volatility_30d: 0.2, volatility_all: 0.2");
        await RiskAsync(Monday, 10, "'sector', 'Energy'", now);
        await CalmAsync(day => RiskAsync(day, day == Tuesday ? 11 : 12, "'sector', 'Energy'", now));

        await RaisedOnceAndResolvedAsync("volatility_regime_changed", "Energy", $"Energy: volatility {change}");
    }

    [Test]
    public async Task Sectors_that_come_to_move_together()
    {
        // 20 sessions before Monday, over Memorial Day and Juneteenth.
        await CorrelationAsync("2024-05-23", 0.3);
        await CorrelationAsync(Monday, 0.55);
        await CalmAsync(day => CorrelationAsync(day, 0.3));

        await RaisedOnceAndResolvedAsync("correlation_spike", "sectors", "Correlation between sectors has risen to 0.55");
    }

    [Test]
    public async Task A_momentum_far_from_all_others()
    {
        for (var number = 0; number < 10; number++)
            await SignalAsync(Monday, 10, $"'sector', 's{number}'", "momentum_12_1: 0");
        await SignalAsync(Monday, 10, "'sector', 'Energy'", "momentum_12_1: 0.8");
        await CalmAsync(day => SignalAsync(day, 11, "'sector', 'Energy'", "momentum_12_1: 0.1"));

        await RaisedOnceAndResolvedAsync("momentum_extreme", "Energy", "Energy: momentum +80 %");
    }

    [Test]
    public async Task An_unusual_volume()
    {
        await SignalAsync(Monday, 10, "'symbol', 'XOM'", "volume_z_20: 5.3");
        await CalmAsync(day => SignalAsync(day, 11, "'symbol', 'XOM'", "volume_z_20: 0.1"));

        await RaisedOnceAndResolvedAsync("volume_anomaly", "XOM", "XOM: volume +5.3 deviations from its mean");
    }

    [Test]
    public async Task A_macro_release_that_surprises()
    {
        await Bench.ExecuteAsync("""
            insert into marts.mart_macro_exposure
            select sector, 'inflation', 'last', cast(date '2021-01-01' + to_months(cast(n as integer)) as date), cast(date '2021-02-12' + to_months(cast(n as integer)) as date), 3, case when n % 2 = 0 then 0.1 else -0.1 end
            from range(36) as months(n), (values ('Energy'), ('Utilities')) as sectors(sector)
            """);
        await Bench.ExecuteAsync($"insert into marts.mart_macro_exposure values ('Energy', 'inflation', 'last', '2024-05-01', '{Monday}', 4, 0.6)");
        await RiskAsync(Monday, 10, "'sector', 'Energy'", "volatility_30d: 0.2");
        await CalmAsync(day => RiskAsync(day, 11, "'sector', 'Energy'", "volatility_30d: 0.2"));

        await RaisedOnceAndResolvedAsync("macro_surprise", "inflation", "inflation +0.60: +5.9 deviations from the usual change");
    }

    private async Task RaisedOnceAndResolvedAsync(string rule, string entity, string title)
    {
        await EvaluateAsync(rule, Monday);
        await EvaluateAsync(rule, Monday);
        Assert.That(await Bench.AlertsAsync(), Is.EqualTo((string[])[$"{rule}/{entity} Raised"]));
        Assert.That(await Bench.ToldAsync(), Is.EqualTo((string[])[$"Raised: {title}"]));

        foreach (var session in CalmSessions)
            await EvaluateAsync(rule, session);
        Assert.That(await Bench.AlertsAsync(), Is.EqualTo((string[])[$"{rule}/{entity} Resolved"]));
        var isState = ShippedRules.All.Get(rule).Shape == AlertShape.State;
        Assert.That(await Bench.ToldAsync(), Is.EqualTo(isState ? (string[])[$"Resolved: {title}"] : []));
    }

    private async Task EvaluateAsync(string rule, string session)
    {
        var result = await Bench.EvaluateAsync(ShippedRules.All, session, AlertKind.Market, rule);
        Assert.That((result.Faults, result.Rules[rule]), Is.EqualTo((Array.Empty<string>(), RuleOutcome.Evaluated)));
    }

    private static async Task CalmAsync(Func<string, Task> add)
    {
        foreach (var session in CalmSessions)
            await add(session);
    }

    private Task SignalAsync(string session, int bar, string entity, string columns) => AddAsync("mart_trading_signals", session, bar, entity, columns);

    private Task RiskAsync(string session, int bar, string entity, string columns) => AddAsync("mart_risk_metrics", session, bar, entity, columns);

    // The columns as "name: value" pairs; the others are null.
    private Task AddAsync(string mart, string session, int bar, string entity, string columns)
    {
        var pairs = columns.Split(", ").Select(pair => pair.Split(": ", 2)).Select(pair => $"{pair[1]} as {pair[0]}");
        var (type, name) = (entity.Split(", ")[0], entity.Split(", ")[1]);
        return Bench.ExecuteAsync(
            $"insert into marts.{mart} by name select {type} as entity_type, {name} as entity, date '{session}' as session, {bar} as bar_number, {string.Join(", ", pairs)}");
    }

    private Task ReturnsAsync(string session, string entity, double value) => Bench.ExecuteAsync(FormattableString.Invariant(
        $"insert into marts.mart_sector_performance values ('{entity}', '{session}', {value}); insert into marts.mart_stock_performance values ('{entity}', '{session}', {value})"));

    private Task CorrelationAsync(string session, double value) => Bench.ExecuteAsync(FormattableString.Invariant(
        $"insert into marts.mart_sector_correlations values ('{session}', 'Energy', 'Utilities', 'sector', {value}, 1.5)"));
}
