using System.Globalization;
using System.Text;
using SectorPipeline.Core;
using SectorPipeline.Lake;

namespace SectorPipeline.Tests.Lake;

/// <summary>A vendor of bars as small as can be: an answer is lines of day and close, and a day without a close is refused.</summary>
internal static class Bars
{
    private static readonly DateOnly First = new(2019, 12, 28);

    public static DateOnly Day(int n) => First.AddDays(n);

    public static Watermark Mark(string symbol, int last) => new(Day(last), TemporaryLake.Session)
    {
        Anchor = new Anchor(Day(last), symbol.Length + 0.1, null),
        Gaps = [Day(last - 1)],
    };

    public static async Task<List<BatchReceipt>> ReceiptsAsync(TemporaryLake lake)
    {
        var receipts = new List<BatchReceipt>();
        await foreach (var receipt in lake.Lake.ReceiptsAsync("yahoo", "bars", CancellationToken.None))
            receipts.Add(receipt);
        return receipts;
    }

    /// <summary>Keeps an answer as a client does that asked for the symbol.</summary>
    public static Task LandAsync(TemporaryLake lake, string requestId, string body) => lake.Lake.WriteLandingAsync(
        new LandingEntry
        {
            Vendor = "yahoo",
            Dataset = "bars",
            Session = TemporaryLake.Session,
            RequestId = requestId,
            Url = "https://vendor.example/bars",
            Status = 200,
            ReceivedAt = lake.Clock.Now,
            Body = Encoding.UTF8.GetBytes(body),
        },
        CancellationToken.None);

    /// <summary>Makes rows of the answers about a symbol.</summary>
    public static async Task TakeAsync(TemporaryLake lake, ILakeSink<Bar> sink, ReceivedKey received)
    {
        foreach (var id in received.RequestIds)
        {
            var entry = await lake.Lake.FindLandingAsync("yahoo", "bars", TemporaryLake.Session, id, CancellationToken.None);
            foreach (var line in Encoding.UTF8.GetString(entry!.Body.Span).Split('\n'))
                Take(sink, received.Key, line, id);
        }

        if (received.Mark is { } mark)
            sink.Mark(received.Key, mark);
        sink.NoteExtraField($"of{received.Key}");
        sink.Received(received);
    }

    /// <summary>Rebuilds from all receipts.</summary>
    public static async Task<LakeCommit> RebuildAsync(TemporaryLake lake, IObjectStore? store = null)
    {
        var rebuilt = store is null ? lake.Lake : new ObjectLake(store, lake.Clock);
        await using var rebuild = await rebuilt.BeginRebuildAsync(Bar.Bars, "yahoo", CancellationToken.None);
        await FillAsync(lake, rebuild);
        return await rebuild.CommitAsync(CancellationToken.None);
    }

    public static async Task FillAsync(TemporaryLake lake, LakeRebuild<Bar> rebuild)
    {
        foreach (var receipt in await ReceiptsAsync(lake))
        {
            await rebuild.BeginBatchAsync(receipt, CancellationToken.None);
            foreach (var key in receipt.Keys)
                await TakeAsync(lake, rebuild, key);
        }
    }

    /// <summary>All that readers see: every stored column of every row, refused or not, and the state but for its number.</summary>
    public static async Task<List<string>> SeenAsync(TemporaryLake lake)
    {
        var commits = await lake.CommitsAsync();
        var state = await lake.StateAsync();
        return
        [
            .. Rows(lake, commits.SelectMany(commit => commit.Files)),
            .. Rows(lake, commits.SelectMany(commit => commit.Quarantine)),
            .. state.Watermarks.Select(mark => $"{mark.Key}: {mark.Value} {string.Join(' ', mark.Value.Gaps)}"),
            .. state.ExtraFields,
        ];
    }

    private static List<string> Rows(TemporaryLake lake, IEnumerable<CommittedFile> files)
    {
        var paths = files.Select(file => lake.PathOf(file.Path)).ToList();
        return paths.Count == 0 ? [] : TemporaryLake.Query($"select * from {ParquetRelation.Of(paths)} order by all");
    }

    private static void Take(ILakeSink<Bar> sink, string symbol, string line, string requestId)
    {
        if (line.Split(' ') is not [var day, var close])
            return;
        if (close == "-")
            sink.Refuse(new QuarantinedRow(line, "close", "there is none", symbol, requestId));
        else
            sink.Add(new Bar(symbol, Day(int.Parse(day, CultureInfo.InvariantCulture)), double.Parse(close, CultureInfo.InvariantCulture)), requestId);
    }
}
