using SectorPipeline.Alerts;

namespace SectorPipeline.Tests.Alerts;

public sealed class RuleRoundTests
{
    private const string Monday = "2024-06-24";
    private const string Tuesday = "2024-06-25";

    private AlertBench? bench;

    private AlertBench Bench => bench ?? throw new InvalidOperationException("It is made before each test.");

    [SetUp]
    public async Task Open() => bench = await AlertBench.OpenAsync();

    [TearDown]
    public async Task Close() => await Bench.DisposeAsync();

    [Test]
    public async Task A_rule_waits_for_its_tables()
    {
        var result = await Bench.EvaluateAsync(ThingRules.With(), Monday);

        Assert.That(result.Rules["thing"], Is.EqualTo(RuleOutcome.Waiting));
        Assert.That(result.Faults, Is.Empty);
    }

    [Test]
    public async Task A_session_without_rows_resolves_nothing()
    {
        await Bench.ExecuteAsync(ThingRules.Table);
        await Bench.AddAsync(Monday, "a", 1);
        await Bench.EvaluateAsync(ThingRules.With(), Monday);

        var result = await Bench.EvaluateAsync(ThingRules.With(), Tuesday);

        Assert.That(result.Rules["thing"], Is.EqualTo(RuleOutcome.Waiting));
        Assert.That(await Bench.AlertsAsync(), Is.EqualTo((string[])["thing/a Raised"]));
    }

    [TestCase("sql: select nothing from nowhere", "nowhere")]
    [TestCase("sql: select 'a' as entity, 1 as value, '' as note from range(2)", "the entity 'a' twice")]
    [TestCase("sql: select 1 as value", "a row has no entity")]
    [TestCase("sql: select 'a' as entity, 'much' as severity", "the severity 'much'")]
    [TestCase("sql: select 'a' as entity, 'much' as value", "which is no number")]
    [TestCase("sql: select 'a' as entity from range(1001)", "more than 1000 rows")]
    [TestCase("sql: select {{ nothing }} as entity", "'nothing' is undefined")]
    [TestCase("title: '{{ nothing }}'", "'nothing' is undefined")]
    [TestCase("group_by: [aera]", "Did you mean 'area'?")]
    public async Task A_rule_that_fails_says_why_and_leaves_the_others_alone(string line, string reason)
    {
        await Bench.ExecuteAsync(ThingRules.Table);
        await Bench.AddAsync(Monday, "a", 1);
        var key = line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)];
        var good = ThingRules.Text();
        var bad = string.Join('\n', good.Split('\n').Skip(1).Where(text => !text.TrimStart().StartsWith(key, StringComparison.Ordinal))).Replace("thing:", "broken:", StringComparison.Ordinal);
        var rules = AlertRules.Parse("alerts.yml", $"{good}\n{bad}\n    {line}");

        var result = await Bench.EvaluateAsync(rules, Monday);

        Assert.That(result.Rules["broken"], Is.EqualTo(RuleOutcome.Failed));
        Assert.That(result.Faults, Has.One.Contains(reason));
        Assert.That(await Bench.AlertsAsync(), Is.EqualTo((string[])["thing/a Raised"]));
    }

    [Test]
    public async Task Values_that_rules_name_are_literals_and_nothing_else()
    {
        var rules = AlertRules.Parse("alerts.yml", """
            vars: { name: "x' or '1' = '1", low: -1.5 }
            rules:
              literal:
                kind: operations
                severity: info
                owner: desk
                sql: >
                  select {{ name }} as entity, 3 -{{ low }} as value, {{ session }} as day, {{ sessions_back(3) }} as back, {{ ago("24h") }} as before, {{ now }} as at
                title: "{{ entity }} {{ value }} {{ day }} {{ back }} {{ before }} {{ at }}"
                message: "{{ low }}"
            """);

        await Bench.EvaluateAsync(rules, Monday, AlertKind.Operations);

        Assert.That(await Bench.ToldAsync(), Is.EqualTo((string[])["Raised: x' or '1' = '1 4.5 2024-06-24 2024-06-18 2024-06-24 12:00 2024-06-25 12:00"]));
    }
}
