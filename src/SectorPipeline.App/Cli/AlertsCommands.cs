using System.CommandLine;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector alerts</c>: what there is to know, and whether it reaches people.</summary>
internal static class AlertsCommands
{
    public static Command Create(SectorCli cli) => new SectorCommand(
        "alerts", "List and acknowledge alerts, and test rules and channels", "sector alerts list", "sector alerts ack drawdown/Energy --note 'seen in the morning meeting'", "sector alerts test")
    {
        AlertsListCommand.Create(cli),
        AlertsAckCommand.Create(cli),
        AlertsTestCommand.Create(cli),
        AlertsDeliverCommand.Create(cli),
    };
}
