using System.CommandLine;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Markets;
using SectorPipeline.Core;

namespace SectorPipeline.App.Cli;

/// <summary>The options that choose the market of a command.</summary>
internal sealed class MarketOptions
{
    private readonly Option<bool> sandbox = new("--sandbox") { Description = "Use a simulated market on loopback: no keys, no network" };
    private readonly Option<string?> market = new("--market") { Description = "Use a recorded market: a folder with bars.csv.gz", HelpName = "DIR" };

    public void AddTo(Command command)
    {
        command.Options.Add(sandbox);
        command.Options.Add(market);
    }

    /// <summary>The market that was asked for; the live vendors when none was.</summary>
    public MarketChoice Choose(ParseResult parsed, HostContext context) =>
        Asked(parsed, context) ?? MarketChoice.Live;

    /// <summary>The market that was asked for, else the one whose numbers the data root holds, else the live vendors.</summary>
    public MarketChoice ChooseOrKeep(ParseResult parsed, HostContext context) =>
        Asked(parsed, context) ?? context.Root.Market ?? MarketChoice.Live;

    private MarketChoice? Asked(ParseResult parsed, HostContext context) =>
        (parsed.GetValue(sandbox), parsed.GetValue(market)) switch
        {
            (true, not null) => throw new ConfigurationException("--sandbox, --market: only one market at a time. Leave one of them out."),
            (true, null) => MarketChoice.Simulated(context.Settings.Simulation()),
            (false, { } folder) => MarketChoice.Recorded(folder),
            _ => null,
        };
}
