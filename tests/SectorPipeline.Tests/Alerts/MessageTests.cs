using SectorPipeline.Alerts;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.Alerts;

public sealed class MessageTests
{
    private const string Monday = "2024-06-24";
    private const string Tuesday = "2024-06-25";

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
    public async Task Alerts_of_one_group_are_one_message()
    {
        await AddManyAsync(3, "north");
        await Bench.AddAsync(Monday, "lone", 7, area: "south");

        await Bench.EvaluateAsync(ThingRules.With("group_by: [area]", "summary: '{{ count }} things in the {{ group }}'"), Monday);

        var messages = await Bench.TakeAsync();
        Assert.That(messages.Select(message => message.Title), Is.EquivalentTo((string[])["3 things in the north", "lone 7.0"]));
        Assert.That(messages.Single(message => message.Count == 3).Text, Does.Contain("- t0 0.0\n- t1 1.0\n- t2 2.0"));
    }

    [Test]
    public async Task A_flood_is_one_message_with_the_count_and_the_first_few()
    {
        await AddManyAsync(25);

        await Bench.EvaluateAsync(ThingRules.With(), Monday);

        var flood = (await Bench.TakeAsync()).Single();
        Assert.That((flood.Count, flood.Title, flood.Alerts.Count), Is.EqualTo((25, "25 alerts of thing", 10)));
        Assert.That(flood.Text, Does.Contain("and 15 more: sector alerts list"));
        Assert.That(await Bench.AlertsAsync(), Has.Count.EqualTo(25));
    }

    [Test]
    public async Task What_follows_states_hears_of_every_alert_of_a_flood()
    {
        await AddManyAsync(25);

        await Bench.EvaluateAsync(ThingRules.With(), Monday);

        Assert.That((await Bench.TakeAsync(AlertBench.States)).Sum(message => message.Alerts.Count), Is.EqualTo(25));
    }

    [Test]
    public async Task Too_many_messages_for_one_channel_are_one_with_the_counts()
    {
        Bench.Options = Bench.Options with { MostMessages = 3 };
        await AddManyAsync(5);

        await Bench.EvaluateAsync(ThingRules.With(), Monday);

        var digest = (await Bench.TakeAsync()).Single();
        Assert.That(digest.Title, Is.EqualTo("5 alerts of 1 rule"));
        Assert.That(digest.Text, Does.StartWith("5 of thing\n"));
    }

    [Test]
    public async Task A_channel_gets_what_its_route_says()
    {
        Bench.Options = new AlertOptions
        {
            Channels = new Dictionary<string, ChannelOptions>(StringComparer.Ordinal)
            {
                ["grave"] = new() { Type = ChannelType.Console, MinSeverity = AlertSeverity.Error },
                ["ours"] = new() { Type = ChannelType.Console, Owners = ["DESK"], Kinds = [AlertKind.Market], Rules = ["thing"] },
                ["others"] = new() { Type = ChannelType.Console, Owners = ["somebody"] },
                ["off"] = new() { Type = ChannelType.Console, Enabled = false },
            },
        };
        await Bench.AddAsync(Monday, "small", 1);
        await Bench.AddAsync(Monday, "big", 1, "error");

        await Bench.EvaluateAsync(ThingRules.With(), Monday);

        Assert.That(await Bench.ToldAsync("grave"), Is.EqualTo((string[])["Raised: big 1.0"]));
        Assert.That(await Bench.ToldAsync("ours"), Has.Count.EqualTo(2));
        Assert.That((await Bench.ToldAsync("others"), await Bench.ToldAsync("off")), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
    }

    [Test]
    public async Task What_is_suppressed_is_recorded_and_told_when_the_window_is_over()
    {
        var rules = ThingRules.With("suppress:", "  - { rule: 'th*', entity: a, from: 2024-06-25, to: 2024-06-26T00:00Z, reason: maintenance }");
        await Bench.AddAsync(Monday, "a", 1);
        await Bench.AddAsync(Monday, "b", 1);
        var result = await Bench.EvaluateAsync(rules, Monday);
        var (during, recorded) = (await Bench.ToldAsync(), (await Bench.AllAsync())[0].Suppressed);
        Bench.Clock.Now += TimeSpan.FromDays(1);

        await Bench.EvaluateAsync(rules, Monday);

        Assert.That((result.Suppressed, recorded), Is.EqualTo((1, "maintenance")));
        Assert.That(during, Is.EqualTo((string[])["Raised: b 1.0"]));
        Assert.That(await Bench.ToldAsync(), Is.EqualTo((string[])["Raised: a 1.0"]));
    }

    [Test]
    public async Task What_was_suppressed_from_beginning_to_end_is_never_told()
    {
        var rules = ThingRules.With("suppress:", "  - { from: 2024-06-01, to: 2024-07-01, reason: maintenance }");
        await Bench.AddAsync(Monday, "a", 1);
        await Bench.EvaluateAsync(rules, Monday);
        await Bench.CalmAsync(Tuesday);
        await Bench.EvaluateAsync(rules, Tuesday);

        Assert.That(await Bench.ToldAsync(), Is.Empty);
        Assert.That(await Bench.AlertsAsync(), Is.EqualTo((string[])["thing/a Resolved"]));
    }

    [Test]
    public async Task Texts_that_are_too_long_are_cut_and_none_is_lost()
    {
        await Bench.ExecuteAsync($"insert into marts.things values (date '{Monday}', repeat('é', 400), 1, null, repeat('x', 20000), 'north')");

        await Bench.EvaluateAsync(ThingRules.With(), Monday);

        var alert = (await Bench.AllAsync()).Single();
        Assert.That(System.Text.Encoding.UTF8.GetByteCount(alert.Entity), Is.LessThanOrEqualTo(256));
        Assert.That(alert.Message, Has.Length.LessThanOrEqualTo(8192).And.EndsWith("…"));
    }

    private async Task AddManyAsync(int count, string area = "north")
    {
        for (var number = 0; number < count; number++)
            await Bench.AddAsync(Monday, $"t{number}", number, area: area);
    }
}
