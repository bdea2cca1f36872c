using System.CommandLine;
using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sql ls</c>: the nodes of the SQL project.</summary>
internal static class SqlListCommand
{
    private static readonly string[] Forms = ["selector", "name", "path", "json", "id"];

    public static Command Create(SectorCli cli)
    {
        var shared = new SqlOptions();
        var json = Json.Option();
        var output = new Option<string>("--output") { Description = $"What to print of each: {string.Join(", ", Forms)}", DefaultValueFactory = _ => "selector", HelpName = "FORM" };
        var keys = new Option<string[]>("--output-keys") { Description = "Which keys to print with --output json", AllowMultipleArgumentsPerToken = true, HelpName = "KEY" };
        var command = new SectorCommand(
            "ls", "List nodes", "sector sql ls", "sector sql ls --select +mart_risk_metrics --json", "sector sql ls --resource-type model --output json --output-keys name config")
        {
            json, output, keys,
        };
        command.Aliases.Add("list");
        shared.AddTo(command);
        return cli.Handle(command, (parsed, context, _) =>
        {
            var project = shared.Load(parsed, context);
            var nodes = project.List(shared.Run(parsed, project), warning => cli.Environment.Error.Profile.Out.Writer.WriteLine($"warning {warning}"));
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, nodes.Select(Describe));
            else
                Write(cli, project, nodes, parsed.GetValue(output) ?? "selector", Words(parsed.GetValue(keys)));
            return Task.FromResult(ExitCode.Done);
        });
    }

    private static void Write(SectorCli cli, SqlProject project, IReadOnlyList<Node> nodes, string form, IReadOnlyList<string> keys)
    {
        if (!Forms.Contains(form))
            throw new ConfigurationException($"--output: '{form}' is no form of output.{NearestName.Hint(form, Forms)} Use {string.Join(", ", Forms)}.");
        foreach (var line in form == "json" ? project.Describe(nodes, keys) : nodes.Select(node => Text(node, form)))
            cli.Environment.Out.Profile.Out.Writer.WriteLine(line);
    }

    private static string Text(Node node, string form) => form switch
    {
        "name" => NodeProperties.ListedName(node),
        "path" => node.FilePath,
        "id" => node.UniqueId,
        _ => NodeProperties.Selector(node),
    };

    private static string[] Words(string[]? texts) => [.. (texts ?? []).SelectMany(text => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))];

    private static object Describe(Node node) => new { node.UniqueId, node.Name, ResourceType = NodeProperties.TypeName(node.Type) };
}
