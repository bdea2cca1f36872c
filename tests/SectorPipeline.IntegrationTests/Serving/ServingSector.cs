using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SectorPipeline.IntegrationTests.Serving;

/// <summary><c>sector serve</c> as a process of its own on a free port of loopback.</summary>
internal sealed partial class ServingSector : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder log = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServingSector(Process process) => this.process = process;

    public HttpClient Client { get; } = new();

    public int ProcessId => process.Id;

    /// <summary>From the start of the process until it said that it is ready.</summary>
    public TimeSpan StartTime { get; private set; }

    public string Log
    {
        get
        {
            lock (log)
                return log.ToString();
        }
    }

    public static async Task<ServingSector> StartAsync(string dataRoot, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        // The host takes a port itself and says which: one that was free a moment ago may be another connection's by now.
        var sector = new ServingSector(Start(dataRoot, variables, ["serve", "--urls", "http://127.0.0.1:0", .. arguments]));
        sector.Listen();
        await sector.WaitUntilReadyAsync();
        sector.StartTime = clock.Elapsed;
        return sector;
    }

    /// <summary>Ends the process as a power failure would.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Ends the process as a supervisor does, and waits until it has.</summary>
    public async Task<int> StopAsync()
    {
        using var terminate = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await terminate.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        using var response = await Client.GetAsync(path);
        return await ReadAsync(response);
    }

    public async Task<JsonNode> PostAsync(string path, object? body = null)
    {
        using var response = await Client.PostAsync(path, body is null ? null : JsonContent.Create(body));
        return await ReadAsync(response);
    }

    /// <summary>Asks until the answer is as wanted; the test fails with the last one after a while.</summary>
    public async Task<JsonNode> WaitForAsync(string path, Func<JsonNode, bool> isThere, TimeSpan? patience = null)
    {
        var clock = Stopwatch.StartNew();
        JsonNode? last = null;
        while (clock.Elapsed < (patience ?? TimeSpan.FromMinutes(3)))
        {
            last = await GetAsync(path);
            if (isThere(last))
                return last;
            await Task.Delay(100);
        }

        throw new AssertionException($"{path} did not come to it:\n{last}\n{Log}");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private static Process Start(string dataRoot, IReadOnlyDictionary<string, string> variables, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Sector, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        // Tests ask again and again until something is so; what a caller may ask is the matter of tests that set it.
        start.Environment["Server__RequestsPerMinute"] = "1000000";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        start.Environment["DATA_ROOT"] = dataRoot;
        // Tests that run at the same time write their artifacts apart.
        start.Environment["DBT_TARGET_PATH"] = Path.Combine(dataRoot, "target");
        return Process.Start(start)!;
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.Created), $"{response.RequestMessage?.RequestUri}: {text}");
        return JsonNode.Parse(text)!;
    }

    [GeneratedRegex(@"^(http://127\.0\.0\.1:\d+)  API at ")]
    private static partial Regex Announcement();

    private void Listen()
    {
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Append(string? line)
    {
        if (line is not null && Announcement().Match(line) is { Success: true } announced)
            address.TrySetResult(new Uri(announced.Groups[1].Value));
        lock (log)
            log.AppendLine(line);
    }

    private async Task WaitUntilReadyAsync()
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience)
        {
            Assert.That(process.HasExited, Is.False, () => $"sector serve ended:\n{Log}");
            if (address.Task.IsCompletedSuccessfully)
                Client.BaseAddress ??= await address.Task;
            if (Client.BaseAddress is not null && await IsReadyAsync())
                return;
            await Task.Delay(10);
        }

        throw new AssertionException($"sector serve is not ready after {Patience}:\n{Log}");
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var response = await Client.GetAsync("/health/ready");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
