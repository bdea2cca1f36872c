using System.CommandLine;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sql ls</c>: the nodes of the SQL project.</summary>
internal static class SqlListCommand
{
    public static Command Create(SectorCli cli)
    {
        var shared = new SqlOptions();
        var json = Json.Option();
        var command = new SectorCommand("ls", "List nodes", "sector sql ls", "sector sql ls --select +mart_risk_metrics --json") { json };
        shared.AddTo(command);
        return cli.Handle(command, (parsed, context, _) =>
        {
            var nodes = shared.Load(parsed, context).List(shared.Run(parsed));
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, nodes.Select(Describe));
            else
                WriteNames(cli, nodes);
            return Task.FromResult(ExitCode.Done);
        });
    }

    private static void WriteNames(SectorCli cli, IReadOnlyList<Node> nodes)
    {
        foreach (var node in nodes)
            cli.Environment.Out.Profile.Out.Writer.WriteLine(node.UniqueId);
    }

    private static object Describe(Node node) => new { node.UniqueId, node.Name, ResourceType = node.Type.ToString().ToLowerInvariant() };
}
