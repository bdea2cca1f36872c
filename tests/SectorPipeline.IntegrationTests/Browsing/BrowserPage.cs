using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SectorPipeline.IntegrationTests;

/// <summary>A page of a browser, and what it has asked for and complained of.</summary>
internal sealed partial class BrowserPage(Browser browser, string id)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id => id;

    /// <summary>The address of everything that was requested.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>What a person would find in the console.</summary>
    public ConcurrentQueue<string> Console { get; } = new();

    public async Task PrepareAsync(int width)
    {
        foreach (var domain in (string[])["Page", "Network", "Runtime", "Log"])
            await CallAsync($"{domain}.enable");
        await CallAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = 800, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await CallAsync("Emulation.setScrollbarsHidden", new JsonObject { ["hidden"] = true });
        await CallAsync("Emulation.setScriptExecutionDisabled", new JsonObject { ["value"] = true });
    }

    /// <summary>Opens a file and waits until all of it is there.</summary>
    public async Task OpenAsync(string file)
    {
        loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await CallAsync("Page.navigate", new JsonObject { ["url"] = AddressOf(file) });
        await loaded.Task.WaitAsync(Patience);
    }

    public static string AddressOf(string file) => new Uri(file).AbsoluteUri;

    /// <summary>The value of an expression in the page.</summary>
    public async Task<string> EvaluateAsync(string expression) =>
        (await CallAsync("Runtime.evaluate", new JsonObject { ["expression"] = $"String({expression})" }))["result"]!["value"]!.GetValue<string>();

    /// <summary>On how many sheets it prints.</summary>
    public async Task<int> PrintAsync()
    {
        var pdf = Convert.FromBase64String((string)(await CallAsync("Page.printToPDF", new JsonObject { ["preferCSSPageSize"] = true }))["data"]!);
        return Sheet().Count(System.Text.Encoding.Latin1.GetString(pdf));
    }

    public void Take(string method, JsonNode about)
    {
        if (method == "Network.requestWillBeSent")
            Requests.Enqueue((string)about["request"]!["url"]!);
        else if (method == "Page.loadEventFired")
            loaded.TrySetResult();
        else if (method is "Log.entryAdded" or "Runtime.consoleAPICalled" or "Runtime.exceptionThrown")
            Console.Enqueue(about.ToJsonString());
    }

    private Task<JsonNode> CallAsync(string method, JsonObject? parameters = null) => browser.CallAsync(method, parameters, id);

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();
}
