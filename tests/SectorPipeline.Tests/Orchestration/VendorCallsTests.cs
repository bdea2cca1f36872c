using System.Globalization;
using SectorPipeline.DuckDb;
using SectorPipeline.Orchestration;

namespace SectorPipeline.Tests.Orchestration;

public sealed class VendorCallsTests
{
    private static readonly DateTimeOffset Start = new(2020, 1, 6, 11, 0, 0, TimeSpan.Zero);
    private static readonly CallLimits Free = new(PerMinute: 5, PerDay: 25);

    private string folder = "";
    private FakeTimeProvider time = new(Start);
    private HistoryStore? opened;

    private HistoryStore History => opened ??= HistoryStore.Open(Path.Combine(folder, "runs.duckdb"), time);

    [SetUp]
    public void Prepare() => (folder, time) = (Directory.CreateTempSubdirectory("calls-").FullName, new FakeTimeProvider(Start));

    [TearDown]
    public void Delete()
    {
        Close();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task What_the_limits_allow_is_granted_and_what_is_left_today_is_told() =>
        Assert.That(await TakeAsync(3), Is.EqualTo(new CallGrant(3, TimeSpan.Zero, false, 22)));

    [Test]
    public async Task Without_limits_all_is_granted()
    {
        var grant = await History.Calls.TakeAsync("sandbox", 100_000, new CallLimits(), CancellationToken.None);

        Assert.That(grant, Is.EqualTo(new CallGrant(100_000, TimeSpan.Zero, false, null)));
    }

    [Test]
    public async Task Beyond_the_minute_the_rest_waits_until_the_first_calls_are_a_minute_old()
    {
        await TakeAsync(2);
        time.Advance(TimeSpan.FromSeconds(20));

        var grant = await TakeAsync(4);
        time.Advance(grant.Wait - TimeSpan.FromMilliseconds(1));
        var early = await TakeAsync(1);
        time.Advance(TimeSpan.FromMilliseconds(1));
        var due = await TakeAsync(4);

        Assert.That((grant.Granted, grant.Wait), Is.EqualTo((3, TimeSpan.FromSeconds(40.1))));
        Assert.That((early.Granted, early.Wait), Is.EqualTo((0, TimeSpan.FromMilliseconds(1))));
        Assert.That((due.Granted, due.Wait), Is.EqualTo((2, TimeSpan.FromSeconds(20))));
    }

    [Test]
    public async Task A_vendor_that_wants_to_be_left_alone_is_left_alone_also_by_the_next_process()
    {
        await History.Calls.PauseAsync("av", Start.AddMinutes(10), CancellationToken.None);
        Close();

        var paused = await TakeAsync(1);
        time.Advance(TimeSpan.FromMinutes(10));
        var over = await TakeAsync(1);

        Assert.That((paused.Granted, paused.Wait, over.Granted), Is.EqualTo((0, TimeSpan.FromMinutes(10), 1)));
    }

    [Test]
    public async Task No_window_of_a_second_or_a_minute_ever_holds_more_than_its_limit([Values(1, 2, 3)] int seed)
    {
        var limits = new CallLimits(PerSecond: 3, PerMinute: 40);
        var random = new Random(seed);
        var calls = new List<DateTimeOffset>();
        while (calls.Count < 300)
        {
            var grant = await History.Calls.TakeAsync("edgar", 1 + random.Next(6), limits, CancellationToken.None);
            calls.AddRange(Enumerable.Repeat(time.GetUtcNow(), grant.Granted));
            time.Advance(random.Next(3) == 0 ? grant.Wait : TimeSpan.FromMilliseconds(random.Next(700)));
        }

        Assert.That(MostWithin(calls, TimeSpan.FromSeconds(1)), Is.EqualTo(3));
        Assert.That(MostWithin(calls, TimeSpan.FromMinutes(1)), Is.EqualTo(40));
    }

    [Test]
    public async Task A_vendor_that_is_asked_as_fast_as_it_may_gets_nearly_what_its_limit_allows()
    {
        var limits = new CallLimits(PerSecond: 10);
        var granted = 0;
        for (var grant = await TakeTenAsync(); time.GetUtcNow() < Start.AddSeconds(60); grant = await TakeTenAsync())
        {
            granted += grant.Granted;
            time.Advance(grant.Wait);
        }

        Assert.That(granted, Is.InRange(540, 600));

        Task<CallGrant> TakeTenAsync() => History.Calls.TakeAsync("edgar", 11, limits, CancellationToken.None);
    }

    [Test]
    public async Task A_spent_day_waits_for_the_next_midnight()
    {
        await SpendDayAsync();

        var grant = await TakeAsync(1);
        time.Advance(grant.Wait);
        var next = await TakeAsync(1);

        Assert.That((grant.Granted, grant.DayIsSpent, grant.LeftToday), Is.EqualTo((0, true, 0)));
        Assert.That(time.GetUtcNow(), Is.EqualTo(new DateTimeOffset(2020, 1, 7, 0, 0, 0, TimeSpan.Zero)));
        Assert.That(next, Is.EqualTo(new CallGrant(1, TimeSpan.Zero, false, 24)));
    }

    [TestCase("America/New_York", "2020-01-06T12:00:00Z", "2020-01-07T05:00:00Z")]
    [TestCase("America/New_York", "2020-03-08T12:00:00Z", "2020-03-09T04:00:00Z", Description = "the clock is put forward")]
    [TestCase("Asia/Kathmandu", "2020-01-06T12:00:00Z", "2020-01-06T18:15:00Z", Description = "not a whole hour")]
    [TestCase("America/Santiago", "2020-09-05T12:00:00Z", "2020-09-06T04:00:00Z", Description = "there is no midnight")]
    public async Task The_day_is_that_of_the_vendors_zone(string zone, string now, string midnight)
    {
        time = new FakeTimeProvider(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        var limits = new CallLimits(PerDay: 1) { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone) };

        await History.Calls.TakeAsync("v", 1, limits, CancellationToken.None);
        var grant = await History.Calls.TakeAsync("v", 1, limits, CancellationToken.None);
        time.Advance(grant.Wait);

        Assert.That(time.GetUtcNow(), Is.EqualTo(DateTimeOffset.Parse(midnight, CultureInfo.InvariantCulture)));
        Assert.That((await History.Calls.TakeAsync("v", 1, limits, CancellationToken.None)).Granted, Is.EqualTo(1));
    }

    [Test]
    public async Task The_counts_are_there_after_a_restart()
    {
        await SpendDayAsync(24);
        var before = await UsageAsync();
        Close();

        Assert.That(before, Is.EqualTo(new VendorUsage(4, 4, 24, false)));
        Assert.That(await UsageAsync(), Is.EqualTo(before));
        Assert.That(await TakeAsync(5), Is.EqualTo(new CallGrant(1, Start.AddHours(13) - time.GetUtcNow(), true, 0)));
    }

    [Test]
    public async Task What_the_vendor_says_counts_more_than_what_was_counted()
    {
        await TakeAsync(1);
        await History.Calls.SpentAsync("av", CancellationToken.None);
        var spent = await TakeAsync(1);
        Close();

        var again = await TakeAsync(1);
        time.Advance(again.Wait);

        Assert.That((spent.Granted, spent.DayIsSpent, spent.LeftToday), Is.EqualTo((0, true, 0)));
        Assert.That(again, Is.EqualTo(spent));
        Assert.That((await TakeAsync(1)).Granted, Is.EqualTo(1));
    }

    [Test]
    public async Task Vendors_do_not_share_a_budget()
    {
        await SpendDayAsync();

        var other = await History.Calls.TakeAsync("yahoo", 5, Free, CancellationToken.None);

        Assert.That(other, Is.EqualTo(new CallGrant(5, TimeSpan.Zero, false, 20)));
    }

    [Test]
    public async Task Takers_at_the_same_time_share_what_is_there()
    {
        var limits = new CallLimits(PerMinute: 50);
        var calls = History.Calls;

        var grants = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(
            () => calls.TakeAsync("yahoo", 3, limits, CancellationToken.None))).ToList());

        Assert.That(grants.Sum(grant => grant.Granted), Is.EqualTo(50));
    }

    [Test]
    public async Task Old_counts_are_purged_and_those_of_the_day_stay()
    {
        var limits = new CallLimits(PerDay: 10_000);
        for (var n = 0; n < 300; n++)
        {
            await History.Calls.TakeAsync("yahoo", 2, limits, CancellationToken.None);
            time.Advance(TimeSpan.FromMinutes(15.5));
        }

        var before = await History.Calls.UsageAsync("yahoo", limits, CancellationToken.None);
        Close();
        var rows = CountRows();

        Assert.That(rows, Is.LessThanOrEqualTo(2 * 24 * 4 + 2));
        Assert.That(before.Day, Is.GreaterThan(100));
        Assert.That(await History.Calls.UsageAsync("yahoo", limits, CancellationToken.None), Is.EqualTo(before));
    }

    [Test]
    public async Task Many_calls_of_a_quarter_become_one_row()
    {
        var limits = new CallLimits();
        for (var n = 0; n < 200; n++)
        {
            await History.Calls.TakeAsync("yahoo", 1, limits, CancellationToken.None);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        time.Advance(TimeSpan.FromMinutes(20));
        await History.Calls.TakeAsync("yahoo", 1, limits, CancellationToken.None);
        var usage = await History.Calls.UsageAsync("yahoo", limits, CancellationToken.None);
        Close();

        Assert.That(CountRows(), Is.EqualTo(2));
        Assert.That(usage, Is.EqualTo(new VendorUsage(1, 1, 201, false)));
    }

    private Task<CallGrant> TakeAsync(int wanted) => History.Calls.TakeAsync("av", wanted, Free, CancellationToken.None);

    private Task<VendorUsage> UsageAsync() => History.Calls.UsageAsync("av", Free, CancellationToken.None);

    private async Task SpendDayAsync(int calls = 25)
    {
        for (var left = calls; left > 0;)
        {
            var grant = await TakeAsync(Math.Min(left, 5));
            left -= grant.Granted;
            if (left > 0)
                time.Advance(TimeSpan.FromMinutes(1.1));
        }
    }

    private static int MostWithin(List<DateTimeOffset> calls, TimeSpan window) =>
        calls.Select(first => calls.Count(call => call >= first && call < first + window)).Max();

    private long CountRows()
    {
        using var connection = new DuckDbConnection($"Data Source={Path.Combine(folder, "runs.duckdb")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from vendor_calls";
        return (long)command.ExecuteScalar()!;
    }

    private void Close()
    {
        opened?.Dispose();
        opened = null;
    }
}
