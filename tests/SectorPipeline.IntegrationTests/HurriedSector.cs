using SectorPipeline.App.Cli;

namespace SectorPipeline.IntegrationTests;

/// <summary>The command line on a data root of its own, in this process, and on a clock that hurries.</summary>
internal sealed class HurriedSector(string root, IReadOnlyDictionary<string, string> variables)
{
    private const int TimesFaster = 300;

    // Half a second of the real clock, so that an answer that is merely slow is not taken for none.
    private const string Patience = "00:02:30";
    private static readonly string[] Vendors = ["Yahoo", "AlphaVantage", "Fred", "CoinGecko", "Sec"];

    private readonly StringWriter output = new();

    public string Output => output.ToString();

    public string Root => root;

    public async Task<int> RunAsync(params string[] arguments)
    {
        var console = CliEnvironment.Console(output, redirected: true);
        var environment = new CliEnvironment
        {
            Out = console,
            Error = console,
            WorkingDirectory = Repository.Root,
            Variables = Variables(),
            Time = new HurriedTime(TimesFaster),
        };
        return await new SectorCli(environment).RunAsync(arguments);
    }

    private Dictionary<string, string> Variables()
    {
        var all = new Dictionary<string, string>(SmallMarket.Variables, StringComparer.Ordinal) { ["DATA_ROOT"] = root, ["Sandbox__Years"] = "1" };
        foreach (var vendor in Vendors)
            all[$"Ingestion__{vendor}__Retry__Timeout"] = Patience;
        foreach (var (name, value) in variables)
            all[name] = value;
        return all;
    }
}
