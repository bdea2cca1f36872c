using SectorPipeline.Alerts;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.Alerts;

public sealed class EpisodeTests
{
    private const string Monday = "2024-06-24";
    private const string Tuesday = "2024-06-25";
    private const string Wednesday = "2024-06-26";
    private const string NextMonday = "2024-07-01";

    private AlertBench? bench;

    private AlertBench Bench => bench ?? throw new InvalidOperationException("It is made before each test.");

    [SetUp]
    public async Task Open()
    {
        bench = await AlertBench.OpenAsync();
        await Bench.ExecuteAsync(ThingRules.Table);
    }

    [TearDown]
    public async Task Close() => await Bench.DisposeAsync();

    [Test]
    public async Task An_alert_is_raised_once_and_the_same_session_again_changes_nothing()
    {
        await Bench.AddAsync(Monday, "a", 1);
        await Bench.EvaluateAsync(ThingRules.With(), Monday);
        var before = await Bench.AllAsync();
        Bench.Clock.Now += TimeSpan.FromHours(1);

        var again = await Bench.EvaluateAsync(ThingRules.With(), Monday);

        Assert.That((again.Raised, again.Updated, again.Resolved, again.Messages), Is.EqualTo((0, 0, 0, 0)));
        Assert.That(await Bench.AllAsync(), Is.EqualTo(before));
        Assert.That(await Bench.ToldAsync(), Is.EqualTo((string[])["Raised: a 1.0"]));
    }

    [Test]
    public async Task What_goes_on_is_updated_without_a_message_and_resolved_with_one()
    {
        var rules = ThingRules.With();
        await EvaluateAsync(rules, Monday, ("a", 1, null));
        await EvaluateAsync(rules, Tuesday, ("a", 2, null));
        var updated = await Bench.AllAsync();

        await Bench.CalmAsync(Wednesday);
        await Bench.EvaluateAsync(rules, Wednesday);

        Assert.That(updated, Has.One.Matches<Alert>(alert => alert is { State: AlertState.Updated, Value: 2, Occurrences: 2 }));
        Assert.That(await Bench.AlertsAsync(), Is.EqualTo((string[])["thing/a Resolved"]));
        Assert.That(await Bench.ToldAsync(), Is.EqualTo((string[])["Raised: a 1.0", "Resolved: a 2.0"]));
        Assert.That(await Bench.ToldAsync(AlertBench.States), Is.EqualTo((string[])["Raised: a 1.0", "Updated: a 2.0", "Resolved: a 2.0"]));
    }

    [Test]
    public async Task A_severity_that_rises_is_told_at_once()
    {
        var rules = ThingRules.With("cooldown: 30d");
        await EvaluateAsync(rules, Monday, ("a", 1, null));

        await EvaluateAsync(rules, Tuesday, ("a", 1, "critical"));

        Assert.That(await Bench.ToldAsync(), Is.EqualTo((string[])["Raised: a 1.0", "Escalated: a 1.0"]));
    }

    [TestCase("farther", -3, true)]
    [TestCase("farther", 1, false)]
    [TestCase("higher", -3, false)]
    [TestCase("lower", -3, true)]
    public async Task After_the_cooldown_people_hear_again_of_what_has_become_worse(string worse, double value, bool isTold)
    {
        var rules = ThingRules.With("cooldown: 5d", $"worse: {worse}");
        await EvaluateAsync(rules, Monday, ("a", -2, null));
        await EvaluateAsync(rules, Tuesday, ("a", value, null));

        await EvaluateAsync(rules, NextMonday, ("a", value, null));

        Assert.That((await Bench.ToldAsync()).Any(told => told.StartsWith("Worsened", StringComparison.Ordinal)), Is.EqualTo(isTold));
    }

    [Test]
    public async Task What_comes_back_within_the_cooldown_is_told_when_that_is_over()
    {
        var rules = ThingRules.With("cooldown: 5d");
        await EvaluateAsync(rules, Monday, ("a", 1, null));
        await Bench.CalmAsync(Tuesday);
        await Bench.EvaluateAsync(rules, Tuesday);
        await Bench.ToldAsync();

        Bench.Clock.Now += TimeSpan.FromDays(1);
        await EvaluateAsync(rules, Wednesday, ("a", 1, null));
        var within = await Bench.ToldAsync();
        await EvaluateAsync(rules, NextMonday, ("a", 1, null));

        Assert.That(within, Is.Empty);
        Assert.That(await Bench.ToldAsync(), Is.EqualTo((string[])["Raised: a 1.0"]));
        Assert.That(await Bench.AlertsAsync(), Is.EqualTo((string[])["thing/a Resolved", "thing/a Raised"]));
    }

    [Test]
    public async Task It_is_resolved_only_after_it_was_gone_for_long_enough()
    {
        var rules = ThingRules.With("resolve_after: 3d");
        await EvaluateAsync(rules, Monday, ("a", 1, null));
        await Bench.CalmAsync(Tuesday);
        await Bench.EvaluateAsync(rules, Tuesday);
        var absent = await Bench.AlertsAsync();

        await Bench.CalmAsync(NextMonday);
        await Bench.EvaluateAsync(rules, NextMonday);

        Assert.That(absent, Is.EqualTo((string[])["thing/a Raised"]));
        Assert.That(await Bench.AlertsAsync(), Is.EqualTo((string[])["thing/a Resolved"]));
    }

    [Test]
    public async Task An_event_on_each_of_two_sessions_is_two_alerts_and_nobody_hears_that_they_are_over()
    {
        var rules = ThingRules.With("shape: event");
        await EvaluateAsync(rules, Monday, ("a", 1, null));
        Bench.Clock.Now += TimeSpan.FromDays(1);
        await EvaluateAsync(rules, Tuesday, ("a", 2, null));
        await Bench.CalmAsync(Wednesday);
        await Bench.EvaluateAsync(rules, Wednesday);

        Assert.That(await Bench.AlertsAsync(), Is.EqualTo((string[])["thing/a Resolved", "thing/a Resolved"]));
        Assert.That(await Bench.ToldAsync(), Is.EqualTo((string[])["Raised: a 1.0", "Raised: a 2.0"]));
        Assert.That((await Bench.TakeAsync(AlertBench.States))[^1].Event, Is.EqualTo(NoticeKind.Resolved));
    }

    [Test]
    public async Task An_acknowledged_alert_is_quiet_until_its_severity_rises()
    {
        var rules = ThingRules.With("cooldown: 1d");
        await EvaluateAsync(rules, Monday, ("a", 1, null));
        await Bench.ToldAsync();
        await Bench.Book.AcknowledgeAsync("thing/a", "anna", "on it", CancellationToken.None);

        await EvaluateAsync(rules, Wednesday, ("a", 5, null));
        var quiet = (await Bench.ToldAsync(), (await Bench.AllAsync())[0].State);
        await EvaluateAsync(rules, NextMonday, ("a", 9, "critical"));

        Assert.That(quiet, Is.EqualTo((Array.Empty<string>(), AlertState.Acknowledged)));
        Assert.That(await Bench.ToldAsync(), Is.EqualTo((string[])["Escalated: a 9.0"]));
        Assert.That((await Bench.AllAsync())[0], Has.Property("AcknowledgedBy").EqualTo("anna").And.Property("Note").EqualTo("on it"));
    }

    [Test]
    public void Acknowledging_what_is_not_open_names_what_is_near()
    {
        Assert.That(
            async () =>
            {
                await EvaluateAsync(ThingRules.With(), Monday, ("alpha", 1, null));
                await Bench.Book.AcknowledgeAsync("thing/alpah", "anna", null, CancellationToken.None);
            },
            Throws.InstanceOf<ConfigurationException>().With.Message.Contains("Did you mean 'thing/alpha'?"));
    }

    [Test]
    public async Task An_earlier_session_changes_nothing_about_the_alerts_of_a_later_one()
    {
        await EvaluateAsync(ThingRules.With(), Tuesday, ("a", 1, null));
        await Bench.AddAsync(Monday, "b", 1);

        var result = await Bench.EvaluateAsync(ThingRules.With(), Monday);

        Assert.That(result.Rules["thing"], Is.EqualTo(RuleOutcome.Past));
        Assert.That(await Bench.AlertsAsync(), Is.EqualTo((string[])["thing/a Raised"]));
    }

    [Test]
    public async Task Alerts_of_a_rule_that_is_gone_are_resolved()
    {
        await EvaluateAsync(ThingRules.With(), Monday, ("a", 1, null));
        await Bench.ToldAsync();

        await Bench.EvaluateAsync(ThingRules.With("enabled: false"), Tuesday);

        Assert.That(await Bench.AlertsAsync(), Is.EqualTo((string[])["thing/a Resolved"]));
        Assert.That(await Bench.ToldAsync(), Is.Empty);
    }

    private async Task EvaluateAsync(AlertRules rules, string session, params (string Entity, double Value, string? Severity)[] things)
    {
        foreach (var (entity, value, severity) in things)
            await Bench.AddAsync(session, entity, value, severity);
        await Bench.EvaluateAsync(rules, session);
    }
}
