using System.CommandLine;
using SectorPipeline.App.Hosting;
using SectorPipeline.App.Markets;
using SectorPipeline.Core;
using SectorPipeline.Sandbox;

namespace SectorPipeline.App.Cli;

/// <summary>The options that choose the market of a command.</summary>
internal sealed class MarketOptions
{
    private readonly Option<bool> sandbox = new("--sandbox") { Description = "Use a simulated market on loopback: no keys, no network" };
    private readonly Option<string?> market = new("--market") { Description = "Use a recorded market: a folder with bars.csv.gz", HelpName = "DIR" };
    private readonly Option<string?> faults = FaultsOption();

    /// <summary>The option that has the sandbox misbehave.</summary>
    public static Option<string?> FaultsOption() =>
        new("--faults") { Description = "Let the sandbox misbehave, such as all=0.1,seed=7", HelpName = "SPEC" };

    public void AddTo(Command command)
    {
        command.Options.Add(sandbox);
        command.Options.Add(market);
        command.Options.Add(faults);
    }

    /// <summary>The market that was asked for; the live vendors when none was.</summary>
    public MarketChoice Choose(ParseResult parsed, HostContext context) =>
        WithFaults(parsed, Asked(parsed, context) ?? MarketChoice.Live);

    /// <summary>The market that was asked for, else the one whose numbers the data root holds, else the live vendors.</summary>
    public MarketChoice ChooseOrKeep(ParseResult parsed, HostContext context) =>
        WithFaults(parsed, Asked(parsed, context) ?? context.Root.Market ?? MarketChoice.Live);

    private MarketChoice WithFaults(ParseResult parsed, MarketChoice choice)
    {
        if (parsed.GetValue(faults) is not { } text)
            return choice;
        var plan = FaultPlan.Parse(text);
        return choice.Kind == MarketKind.Live
            ? throw new ConfigurationException("--faults: only the sandbox can misbehave on request. Add --sandbox or --market DIR.")
            : choice with { Faults = plan };
    }

    private MarketChoice? Asked(ParseResult parsed, HostContext context) =>
        (parsed.GetValue(sandbox), parsed.GetValue(market)) switch
        {
            (true, not null) => throw new ConfigurationException("--sandbox, --market: only one market at a time. Leave one of them out."),
            (true, null) => MarketChoice.Simulated(context.Settings.Simulation()),
            (false, { } folder) => MarketChoice.Recorded(folder),
            _ => null,
        };
}
