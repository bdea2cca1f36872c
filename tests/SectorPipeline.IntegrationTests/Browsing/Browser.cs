using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace SectorPipeline.IntegrationTests;

/// <summary>Chromium without a window, which is told what to do through its DevTools protocol over pipes: it ends with this process, however that ends.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // It takes orders on descriptor 3 and answers on 4.
    private const string Script = "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null";

    private readonly TemporaryFolder profile = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> calls = new();
    private readonly ConcurrentDictionary<string, BrowserPage> pages = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim sending = new(1);
    private readonly Process process;
    private readonly Task listening;
    private int sent;

    private Browser(string program)
    {
        // Containers have no user namespaces for its sandbox; and no name leads anywhere.
        string[] line = ["-c", Script, "sh", program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe",
            "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={profile.Path}", "about:blank"];
        process = Process.Start(new ProcessStartInfo("sh", line) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} did not start");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        listening = ListenAsync();
    }

    /// <summary>The browser; where none is installed the test is ignored, or fails where CI=true.</summary>
    public static Browser Start()
    {
        if (BrowserPrograms.Find() is { } program)
            return new Browser(program);
        const string reason = "Chromium is not installed: no folder of the PATH has it. Install it, or set CHROMIUM to the program.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(reason);
        Assert.Ignore(reason);
        throw new UnreachableException();
    }

    /// <summary>An empty page of the width, in which no script runs.</summary>
    public async Task<BrowserPage> OpenPageAsync(int width)
    {
        var target = await CallAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await CallAsync("Target.attachToTarget", new JsonObject { ["targetId"] = (string?)target["targetId"], ["flatten"] = true });
        var page = new BrowserPage(this, (string)attached["sessionId"]!);
        pages[page.Id] = page;
        await page.PrepareAsync(width);
        return page;
    }

    public async Task<JsonNode> CallAsync(string method, JsonObject? parameters = null, string? page = null)
    {
        var id = Interlocked.Increment(ref sent);
        var answer = calls[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (page is not null)
            call["sessionId"] = page;
        await SendAsync(call.ToJsonString());
        return await answer.Task.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }

        await listening;
        process.Dispose();
        sending.Dispose();
        profile.Dispose();
    }

    private async Task SendAsync(string text)
    {
        await sending.WaitAsync();
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes($"{text}\0"));
            await process.StandardInput.BaseStream.FlushAsync();
        }
        finally
        {
            sending.Release();
        }
    }

    // A message ends with a zero byte.
    private async Task ListenAsync()
    {
        var (stream, message, buffer) = (process.StandardOutput.BaseStream, new MemoryStream(), new byte[65_536]);
        for (int count; (count = await stream.ReadAsync(buffer)) > 0;)
        {
            for (var (start, end) = (0, 0); start < count; start = end + 1)
            {
                end = Array.IndexOf(buffer, (byte)0, start, count - start);
                message.Write(buffer, start, (end < 0 ? count : end) - start);
                if (end < 0)
                    break;
                Take(JsonNode.Parse(message.ToArray())!);
                message.SetLength(0);
            }
        }
    }

    private void Take(JsonNode message)
    {
        if ((int?)message["id"] is { } id && calls.TryRemove(id, out var call))
        {
            if (message["error"] is { } error)
                call.SetException(new InvalidOperationException(error.ToJsonString()));
            else
                call.SetResult(message["result"]!);
        }
        else if ((string?)message["sessionId"] is { } page && pages.TryGetValue(page, out var of))
        {
            of.Take((string)message["method"]!, message["params"]!);
        }
    }
}
