using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

/// <summary>Random batches, of which some die at a random operation and are tried again, and some race for their number.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RebuildPropertyTests
{
    private const int Symbols = 5;
    private const int Rounds = 8;

    /// <summary>More than a batch has operations, so that some live.</summary>
    private const int Operations = 18;

    [Test]
    public async Task What_is_rebuilt_from_receipts_is_what_was_there([Range(1, 4)] int seed)
    {
        using var lake = new TemporaryLake();
        var random = new Random(seed);
        await WriteAsync(lake, random);
        var before = await Bars.SeenAsync(lake);

        foreach (var deleted in new[] { Array.Empty<string>(), ["raw"], ["raw", "quarantine", "_manifest"] })
        {
            Delete(lake, deleted);
            await Bars.RebuildAsync(lake);
            Assert.That(await Bars.SeenAsync(lake), Is.EqualTo(before), $"without {string.Join(", ", deleted)}");
        }

        await WriteAsync(lake, random);
        before = await Bars.SeenAsync(lake);
        await Bars.RebuildAsync(lake);
        Assert.That(await Bars.SeenAsync(lake), Is.EqualTo(before), "with batches after a rebuild");
        Assert.That((await lake.VerifyAsync()).Problems, Is.Empty);
    }

    private static async Task WriteAsync(TemporaryLake lake, Random random)
    {
        for (var round = 0; round < Rounds; round++)
        {
            if (random.Next(3) == 0)
                await RaceAsync(lake, random);
            else
                await TryUntilCommittedAsync(lake, await RequestAsync(lake, random, random.Next(Symbols)), random);
        }
    }

    private static async Task TryUntilCommittedAsync(TemporaryLake lake, ReceivedKey received, Random random)
    {
        while ((await lake.StateAsync()).Watermarks.GetValueOrDefault(received.Key) != received.Mark)
        {
            var fault = random.Next(2) == 0 ? Fault.DeathBefore : Fault.DeathAfter;
            var store = new FaultyStore(lake.Store, 1 + random.Next(Operations), fault);
            await TryAsync(lake, new ObjectLake(store, lake.Clock), received);
        }
    }

    private static async Task TryAsync(TemporaryLake lake, ObjectLake dying, ReceivedKey received)
    {
        try
        {
            await using var batch = await BeginAsync(lake, dying);
            await Bars.TakeAsync(lake, batch, received);
            await batch.CommitAsync(CancellationToken.None);
        }
        catch (PipelineException)
        {
        }
    }

    private static async Task RaceAsync(TemporaryLake lake, Random random)
    {
        var batches = new List<LakeBatch<Bar>>();
        var first = random.Next(Symbols);
        for (var n = 0; n < 3; n++)
        {
            batches.Add(await BeginAsync(lake, lake.Lake));
            await Bars.TakeAsync(lake, batches[n], await RequestAsync(lake, random, (first + n) % Symbols));
        }

        await Task.WhenAll(batches.Select(batch => Task.Run(() => batch.CommitAsync(CancellationToken.None))));
        foreach (var batch in batches)
            await batch.DisposeAsync();
    }

    private static Task<LakeBatch<Bar>> BeginAsync(TemporaryLake lake, ObjectLake writer)
    {
        lake.Clock.Now += TimeSpan.FromMicroseconds(1);
        return writer.BeginAsync(Bar.Bars, TemporaryLake.Run("run"), CancellationToken.None);
    }

    private static async Task<ReceivedKey> RequestAsync(TemporaryLake lake, Random random, int symbol)
    {
        var ids = new List<string>();
        for (var n = random.Next(3); n >= 0; n--)
        {
            ids.Add(random.NextInt64().ToString(CultureInfo.InvariantCulture));
            await Bars.LandAsync(lake, ids[^1], string.Join('\n', Enumerable.Range(0, random.Next(7)).Select(_ => Line(random))));
        }

        return new ReceivedKey
        {
            Key = $"S{symbol}",
            From = Bars.Day(0),
            Until = Bars.Day(10),
            Mark = Bars.Mark($"S{symbol}", random.Next(2_000)),
            RequestIds = ids,
        };
    }

    private static string Line(Random random)
    {
        var close = random.Next(4) == 0 ? "-" : random.NextDouble().ToString("R", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{random.Next(10)} {close}");
    }

    private static void Delete(TemporaryLake lake, IEnumerable<string> folders)
    {
        foreach (var folder in folders.Select(lake.PathOf).Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }
}
