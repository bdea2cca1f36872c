using SectorPipeline.Alerts;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.Alerts;

public sealed class DelivererTests
{
    private const string Monday = "2024-06-24";

    private AlertBench? bench;
    private RecordingChannel? people;

    private AlertBench Bench => bench ?? throw new InvalidOperationException("It is made before each test.");

    private RecordingChannel People => people ?? throw new InvalidOperationException("It is made before each test.");

    [SetUp]
    public async Task Open()
    {
        bench = await AlertBench.OpenAsync();
        people = new RecordingChannel(AlertBench.People);
        await Bench.ExecuteAsync(ThingRules.Table);
        foreach (var entity in (string[])["a", "b", "c"])
            await Bench.AddAsync(Monday, entity, 1);
        await Bench.EvaluateAsync(ThingRules.With(), Monday);
    }

    [TearDown]
    public async Task Close() => await Bench.DisposeAsync();

    [Test]
    public async Task Messages_arrive_in_order_and_once()
    {
        var first = await DeliverAsync();
        var second = await DeliverAsync();

        Assert.That((first.Delivered, second.Delivered), Is.EqualTo((3, 0)));
        Assert.That(People.Titles, Is.EqualTo((string[])["a 1.0", "b 1.0", "c 1.0"]));
    }

    [Test]
    public async Task While_a_channel_is_away_nothing_overtakes_and_after_it_all_arrives()
    {
        People.Fail = _ => new PipelineException("away") { IsTransient = true };
        var during = await DeliverAsync();
        var tooEarly = await DeliverAsync();
        People.Fail = _ => null;
        Bench.Clock.Now += TimeSpan.FromMinutes(1);

        var after = await DeliverAsync();

        Assert.That((during.Failed, tooEarly.Failed, after.Delivered), Is.EqualTo((1, 0, 3)));
        Assert.That(People.Titles, Is.EqualTo((string[])["a 1.0", "b 1.0", "c 1.0"]));
        Assert.That(People.Ids.Take(2).Distinct().Count(), Is.EqualTo(1), "the second attempt has the id of the first");
    }

    [Test]
    public async Task A_message_that_is_refused_holds_nobody_up()
    {
        People.Fail = title => title.StartsWith('a') ? new PipelineException("too rude") : null;

        var report = await DeliverAsync();

        Assert.That((report.Delivered, report.Failed), Is.EqualTo((2, 1)));
        var left = (await UndeliveredAsync()).Single();
        Assert.That((left.State, left.Attempts, left.LastError), Is.EqualTo((OutboxState.Refused, 1L, "too rude")));
    }

    [Test]
    public async Task Pauses_double_up_to_an_hour_and_a_message_is_given_up_after_three_days()
    {
        People.Fail = _ => new PipelineException("away") { IsTransient = true };
        var pauses = new List<TimeSpan>();
        while ((await UndeliveredAsync())[0] is { State: OutboxState.Pending } first)
        {
            Bench.Clock.Now = first.NextAttemptAt > Bench.Clock.Now ? first.NextAttemptAt : Bench.Clock.Now;
            await DeliverAsync();
            pauses.Add((await UndeliveredAsync())[0].NextAttemptAt - Bench.Clock.Now);
        }

        Assert.That(pauses[0].TotalSeconds, Is.EqualTo(30).Within(7.6));
        Assert.That(pauses[3].TotalSeconds, Is.EqualTo(240).Within(61));
        Assert.That(pauses, Has.All.LessThanOrEqualTo(TimeSpan.FromMinutes(75)));
        Assert.That(Bench.Clock.Now - new DateTimeOffset(2024, 6, 25, 12, 0, 0, TimeSpan.Zero), Is.EqualTo(TimeSpan.FromDays(3)).Within(TimeSpan.FromHours(2)));
        Assert.That((await UndeliveredAsync())[0].State, Is.EqualTo(OutboxState.Dead));
    }

    [Test]
    public async Task What_a_process_took_along_when_it_died_is_sent_by_the_next()
    {
        People.Fail = _ => throw new InvalidOperationException("as a crash would end it");
        Assert.That(DeliverAsync, Throws.InvalidOperationException);
        People.Fail = _ => null;
        var atOnce = await DeliverAsync();
        Bench.Clock.Now += TimeSpan.FromMinutes(2);

        var later = await DeliverAsync();

        Assert.That((atOnce.Delivered, later.Delivered), Is.EqualTo((0, 3)), "the lease of the dead process ends first");
    }

    [Test]
    public async Task A_channel_that_is_away_does_not_hold_up_another()
    {
        People.Fail = _ => new PipelineException("away") { IsTransient = true };
        var states = new RecordingChannel(AlertBench.States);

        await new Deliverer(Bench.Warehouse, Bench.Options, Bench.Clock).DeliverAsync([People, states], CancellationToken.None);

        Assert.That(states.Titles, Is.EqualTo((string[])["3 alerts"]));
    }

    [Test]
    public async Task What_waits_for_a_channel_that_was_removed_is_given_up_in_the_end()
    {
        Bench.Options = new AlertOptions { Channels = [] };
        Bench.Clock.Now += TimeSpan.FromDays(4);

        await new Deliverer(Bench.Warehouse, Bench.Options, Bench.Clock).DeliverAsync([], CancellationToken.None);

        Assert.That(await UndeliveredAsync(), Has.All.Matches<OutboxMessage>(message => message.State == OutboxState.Dead));
    }

    private Task<DeliveryReport> DeliverAsync() =>
        new Deliverer(Bench.Warehouse, Bench.Options, Bench.Clock).DeliverAsync([People], CancellationToken.None);

    private async Task<IReadOnlyList<OutboxMessage>> UndeliveredAsync() =>
        [.. (await Bench.Book.UndeliveredAsync(CancellationToken.None)).Where(message => message.Channel == AlertBench.People || message.State == OutboxState.Dead)];

    private sealed class RecordingChannel(string name) : IAlertChannel
    {
        public string Name => name;

        public Func<string, PipelineException?> Fail { get; set; } = _ => null;

        public List<string> Titles { get; } = [];

        public List<string> Ids { get; } = [];

        public Task SendAsync(OutboxMessage message, CancellationToken cancellation)
        {
            Ids.Add(message.Id);
            if (Fail(message.Message.Title) is { } failure)
                throw failure;
            Titles.Add(message.Message.Title);
            return Task.CompletedTask;
        }
    }
}
