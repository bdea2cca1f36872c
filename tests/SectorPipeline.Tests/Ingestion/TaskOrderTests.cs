using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Ingestion.Steps;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>Which symbols have their turn when each day's calls reach a few of them, over simulated days.</summary>
[TestFixture]
internal sealed class TaskOrderTests
{
    private static readonly DateOnly FirstDay = new(2020, 1, 6);

    // S000 is the largest.
    private readonly Dictionary<string, double> caps = Enumerable.Range(0, 110)
        .ToDictionary(i => string.Create(CultureInfo.InvariantCulture, $"S{i:000}"), i => 1e9 / (i + 1), StringComparer.Ordinal);

    [Test]
    public void The_first_day_is_the_largest_ones()
    {
        var days = Simulate(1, 25);

        Assert.That(days[0], Is.EqualTo(caps.Keys.Take(25)));
    }

    [TestCase(25, 9)]
    [TestCase(10, 22)]
    [TestCase(2, 110)]
    [TestCase(1, 110)]
    public void No_symbol_waits_for_ever(int calls, int longestWait)
    {
        var days = Simulate(3 * longestWait, calls);

        for (var first = 0; first + longestWait <= days.Count; first++)
            Assert.That(caps.Keys.Except(days.Skip(first).Take(longestWait).SelectMany(day => day)), Is.Empty, $"within {longestWait} days from day {first}");
    }

    [Test]
    public void The_largest_are_asked_for_every_day()
    {
        var days = Simulate(30, 25);

        foreach (var day in days)
            Assert.That(caps.Keys.Take(12).Except(day), Is.Empty);
    }

    [Test]
    public void Every_task_comes_once()
    {
        var order = TaskOrder.ByValue([.. caps.Keys.Reverse().Select(key => TaskOf(key, null))], caps);

        Assert.That(order.Select(task => task.Key), Is.EqualTo(caps.Keys));
    }

    /// <summary>The symbols that are asked for on each day; the others are carried over.</summary>
    private List<List<string>> Simulate(int days, int calls)
    {
        var known = new Dictionary<string, Watermark>(StringComparer.Ordinal);
        var asked = new List<List<string>>();
        for (var day = FirstDay; asked.Count < days; day = day.AddDays(1))
        {
            var order = TaskOrder.ByValue([.. caps.Keys.Select(key => TaskOf(key, known.GetValueOrDefault(key)))], caps);
            asked.Add([.. order.Take(calls).Select(task => task.Key)]);
            foreach (var key in asked[^1])
                known[key] = new Watermark(day, new Session(day));
        }

        return asked;
    }

    private static FetchTask TaskOf(string key, Watermark? known) =>
        new(key, FetchWindow.Through(FirstDay, FirstDay), known, IsIncremental: known is not null, MovesWatermark: true);
}
