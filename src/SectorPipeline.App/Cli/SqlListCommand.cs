using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sql ls</c>: the nodes of the SQL project.</summary>
internal static class SqlListCommand
{
    private static readonly string[] Forms = ["id", "name", "path", "selector", "json"];

    // dbt writes a line of JSON per node.
    private static readonly JsonSerializerOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(SectorCli cli)
    {
        var shared = new SqlOptions();
        var json = Json.Option();
        var output = new Option<string>("--output") { Description = $"What to print of each: {string.Join(", ", Forms)}", DefaultValueFactory = _ => "id", HelpName = "FORM" };
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
            var nodes = project.List(shared.Run(parsed, project));
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, nodes.Select(Describe));
            else
                Write(cli, nodes, parsed.GetValue(output) ?? "id", parsed.GetValue(keys) ?? []);
            return Task.FromResult(ExitCode.Done);
        });
    }

    private static void Write(SectorCli cli, IReadOnlyList<Node> nodes, string form, string[] keys)
    {
        if (!Forms.Contains(form))
            throw new ConfigurationException($"--output: '{form}' is no form of output.{NearestName.Hint(form, Forms)} Use {string.Join(", ", Forms)}.");
        foreach (var node in nodes)
            cli.Environment.Out.Profile.Out.Writer.WriteLine(Text(node, form, keys));
    }

    private static string Text(Node node, string form, string[] keys) => form switch
    {
        "name" => node.Name,
        "path" => node.FilePath,
        "selector" => NodeProperties.Selector(node),
        "json" => JsonSerializer.Serialize(NodeProperties.Of(node).Where(property => keys.Length == 0 || keys.Contains(property.Key)).ToDictionary(StringComparer.Ordinal), Line),
        _ => node.UniqueId,
    };

    private static object Describe(Node node) => new { node.UniqueId, node.Name, ResourceType = NodeProperties.TypeName(node.Type) };
}
