using System.Net.Http.Headers;
using System.Text;
using System.Threading.Channels;

namespace SectorPipeline.App.Lineage;

/// <summary>
/// Makes and sends events in order, beside the work that they are about, which they neither hold up nor break: what cannot be
/// delivered is tried a few times, told in the log, and left out. Disposing waits until the last has gone, for a few seconds at most.
/// </summary>
internal sealed partial class LineageSink : IAsyncDisposable
{
    private const int Attempts = 3;
    private const int MostWaiting = 20_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly LineageOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly HttpClient http = new() { Timeout = Patience };
    private readonly Channel<Action<Action<string>>> waiting =
        Channel.CreateBounded<Action<Action<string>>>(new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });

    private readonly CancellationTokenSource stop = new();
    private readonly Task sending;

    public LineageSink(LineageOptions options, TimeProvider time, ILogger<LineageSink> logger)
    {
        (this.options, this.time, this.logger) = (options, time, logger);
        if (!options.ApiKey.IsEmpty)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey.Reveal());
        sending = Task.Run(SendAllAsync);
    }

    /// <summary>Lets the work hand over its events when its turn comes.</summary>
    public void Do(Action<Action<string>> work) => waiting.Writer.TryWrite(work);

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        stop.CancelAfter(Patience);
        await sending;
        http.Dispose();
        stop.Dispose();
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (var work in waiting.Reader.ReadAllAsync(stop.Token))
            {
                foreach (var json in Make(work))
                    await SendAsync(json);
            }
        }
        catch (OperationCanceledException)
        {
            LogLeft(waiting.Reader.Count);
        }
    }

    private List<string> Make(Action<Action<string>> work)
    {
        var events = new List<string>();
        try
        {
            work(events.Add);
        }
        catch (Exception failure)
        {
            LogUnmade(failure);
        }

        return events;
    }

    private async Task SendAsync(string json)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await DeliverAsync(json);
                return;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or UnauthorizedAccessException || (failure is OperationCanceledException && !stop.IsCancellationRequested))
            {
                if (attempt == Attempts)
                {
                    LogLost(failure.Message);
                    return;
                }
            }

            await Task.Delay(Pause, time, stop.Token);
        }
    }

    private async Task DeliverAsync(string json)
    {
        if (options.File is { } file)
            await File.AppendAllTextAsync(file, json + "\n", stop.Token);
        if (options.Url is not { } url)
            return;
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri($"{url.ToString().TrimEnd('/')}/{options.Endpoint.TrimStart('/')}"), content, stop.Token);
        response.EnsureSuccessStatusCode();
    }

    [LoggerMessage(LogLevel.Warning, "An OpenLineage event could not be delivered and is left out: {Reason}")]
    partial void LogLost(string reason);

    [LoggerMessage(LogLevel.Warning, "An OpenLineage event could not be made and is left out")]
    partial void LogUnmade(Exception failure);

    [LoggerMessage(LogLevel.Warning, "{Count} OpenLineage events were not delivered before the end")]
    partial void LogLeft(int count);
}
