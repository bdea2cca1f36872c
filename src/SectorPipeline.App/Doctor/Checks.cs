using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SectorPipeline.Alerts;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Markets;
using SectorPipeline.Core;
using SectorPipeline.DuckDb;
using SectorPipeline.Ingestion;

namespace SectorPipeline.App.Doctor;

/// <summary>Looks at everything that a run needs, one thing at a time.</summary>
internal sealed class Checks(HostContext context)
{
    private const long EnoughSpace = 2L << 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async IAsyncEnumerable<Finding> RunAsync(
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return Finding.Good(".NET runtime", RuntimeInformation.FrameworkDescription);
        yield return await SdkAsync(cancellation);
        yield return Library();
        yield return Disk();
        yield return Try("jobs", () => $"{context.LoadJobs().Jobs.Count} jobs in {context.JobsDirectory}");
        yield return Try("alerts", () => $"{AlertRules.Load(context.AlertRulesPath).Rules.Count} rules, channels {string.Join(", ", ChannelNames())}");
        yield return Try("universe", () => $"{UniverseFile.Read(context.UniversePath).Securities.Count} securities in {context.UniversePath}");
        yield return Try("models", () => $"{context.LoadSqlProject().Name} in {context.SqlDirectory}");
        yield return Try("settings", () => $"{context.Settings.Simulation().Stocks} stocks in the sandbox, data root {context.Root.FullPath}");
        yield return Root();
        await foreach (var finding in VendorsAsync(cancellation))
            yield return finding;
    }

    private static async Task<Finding> SdkAsync(CancellationToken cancellation)
    {
        const string remedy = "Only building needs it: install the .NET SDK 10.";
        try
        {
            var start = new ProcessStartInfo("dotnet", "--version") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            using var dotnet = Process.Start(start)!;
            var version = (await dotnet.StandardOutput.ReadToEndAsync(cancellation)).Trim();
            await dotnet.WaitForExitAsync(cancellation);
            return dotnet.ExitCode == 0 ? Finding.Good(".NET SDK", version) : Finding.Warning(".NET SDK", "none fits global.json", remedy);
        }
        catch (Win32Exception)
        {
            return Finding.Warning(".NET SDK", "dotnet is not on the path", remedy);
        }
    }

    private static Finding Library()
    {
        try
        {
            using var connection = new DuckDbConnection("Data Source=:memory:");
            connection.Open();
            return Finding.Good("DuckDB", $"libduckdb {connection.ServerVersion}");
        }
        catch (Exception exception) when (exception is PipelineException or DuckDbException)
        {
            return Finding.Bad("DuckDB", exception.Message, "Run 'make build' with npm on the path, or set DUCKDB_LIBRARY to a libduckdb.");
        }
    }

    private IEnumerable<string> ChannelNames() =>
        context.Settings.Alerts().Channels.Where(channel => channel.Value.Enabled).Select(channel => channel.Key).Order(StringComparer.Ordinal);

    private Finding Disk()
    {
        var folder = context.Root.FullPath;
        while (!Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder)!;
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1 << 30):0.0} GiB free at {folder}");
        return free >= EnoughSpace
            ? Finding.Good("disk", text)
            : Finding.Warning("disk", text, "Free space or set DATA_ROOT to a larger disk.");
    }

    private Finding Root() => Try("data root", () => context.Root.Market is { } market
        ? $"holds the {market.Identity}"
        : "empty: the first run decides whose numbers it holds");

    private static Finding Try(string check, Func<string> look)
    {
        try
        {
            return Finding.Good(check, look());
        }
        catch (PipelineException exception)
        {
            return Finding.Bad(check, exception.Message, "Mend what is named.");
        }
    }

    private async IAsyncEnumerable<Finding> VendorsAsync(
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        IngestionOptions? options = null;
        var settings = Try("vendors", () => $"{(options = context.Settings.Ingestion()).HistoryStart:yyyy-MM-dd} is the first day asked for");
        yield return settings;
        if (options is null)
            yield break;
        using var client = new HttpClient { Timeout = Patience };
        yield return await ReachAsync(client, "Yahoo", options.Yahoo, keyName: null, cancellation);
        yield return await ReachAsync(client, "Alpha Vantage", options.AlphaVantage, "ALPHA_VANTAGE_API_KEY", cancellation);
        yield return await ReachAsync(client, "FRED", options.Fred, "FRED_API_KEY", cancellation);
    }

    private static async Task<Finding> ReachAsync(
        HttpClient client, string vendor, VendorOptions options, string? keyName, CancellationToken cancellation)
    {
        if (keyName is not null && options.ApiKey.IsEmpty)
            return Finding.Warning(vendor, $"{keyName} is not set", "Put your key into .env. The sandbox needs none.");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, options.BaseUrl);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return Finding.Good(vendor, $"{options.BaseUrl.Host} answers");
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return Finding.Warning(vendor, $"{options.BaseUrl.Host} does not answer: {exception.Message}", "Check network and proxy. The sandbox needs neither.");
        }
    }
}
