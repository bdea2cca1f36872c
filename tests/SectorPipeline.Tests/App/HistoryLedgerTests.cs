using SectorPipeline.App.Hosting;
using SectorPipeline.Ingestion;
using SectorPipeline.Orchestration;
using SectorPipeline.Tests.Orchestration;

namespace SectorPipeline.Tests.App;

[TestFixture]
internal sealed class HistoryLedgerTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2020, 1, 6, 4, 30, 0, TimeSpan.Zero)); // the evening before in New York
    private TemporaryFolder folder = new();
    private HistoryStore? history;

    private HistoryLedger Ledger => new((history ??= HistoryStore.Open(Path.Combine(folder.Path, "runs.duckdb"), time)).Calls);

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder();

    [TearDown]
    public void TearDown()
    {
        history?.Dispose();
        history = null;
        folder.Dispose();
    }

    [Test]
    public async Task The_day_is_the_vendors_own()
    {
        var limits = new VendorLimits(PerSecond: null, PerMinute: null, PerDay: 2, NewYork);
        var granted = await Ledger.TakeAsync("any", 3, limits, CancellationToken.None);
        var spent = await Ledger.TakeAsync("any", 1, limits, CancellationToken.None);
        time.Advance(spent.Wait);

        var next = await Ledger.TakeAsync("any", 1, limits, CancellationToken.None);

        Assert.That((granted.Granted, granted.LeftToday, granted.IsDaySpent), Is.EqualTo((2, (int?)0, false)));
        Assert.That((spent.IsDaySpent, spent.Wait), Is.EqualTo((true, TimeSpan.FromMinutes(30))));
        Assert.That((next.Granted, next.LeftToday), Is.EqualTo((1, (int?)1)));
    }

    [Test]
    public async Task A_vendor_that_says_so_is_spent_whatever_was_counted()
    {
        var limits = new VendorLimits(PerSecond: null, PerMinute: 100, PerDay: null, NewYork);
        await Ledger.MarkSpentAsync("any", limits, CancellationToken.None);

        var grant = await Ledger.TakeAsync("any", 1, limits, CancellationToken.None);

        Assert.That((grant.Granted, grant.IsDaySpent), Is.EqualTo((0, true)));
        Assert.That(await Ledger.LeftTodayAsync("any", limits, CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task A_pause_holds_for_all_who_ask()
    {
        var limits = new VendorLimits(PerSecond: 5, PerMinute: null, PerDay: null, NewYork);
        await Ledger.PauseAsync("any", time.GetUtcNow().AddSeconds(40), CancellationToken.None);

        var grant = await Ledger.TakeAsync("any", 1, limits, CancellationToken.None);

        Assert.That((grant.Granted, grant.Wait, grant.IsDaySpent), Is.EqualTo((0, TimeSpan.FromSeconds(40), false)));
        Assert.That(await Ledger.LeftTodayAsync("any", limits, CancellationToken.None), Is.Null);
    }
}
