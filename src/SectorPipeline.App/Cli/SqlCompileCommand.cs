using System.CommandLine;
using SectorPipeline.App.Hosting;
using SectorPipeline.Core;
using SectorPipeline.Models;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sql compile</c>: the SQL of the project, or of one query, as the engine gets it.</summary>
internal static class SqlCompileCommand
{
    public static Command Create(SectorCli cli)
    {
        var shared = new SqlOptions();
        var inline = new Option<string?>("--inline") { Description = "A query that may use ref() and all else of a model", HelpName = "SQL" };
        var output = SqlOutput.Option();
        var command = new SectorCommand(
            "compile",
            "Write the SQL that models and tests become, and print that of the ones that are named",
            "sector sql compile",
            "sector sql compile --select mart_sector_performance",
            "sector sql compile --inline \"select * from {{ ref('stg_stock_prices') }}\"")
        {
            inline, output,
        };
        shared.AddTo(command);
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var project = shared.Load(parsed, context);
            await using var warehouse = await project.OpenWarehouseAsync(cancellation);
            if (parsed.GetValue(inline) is not { } sql)
                return await CompileAsync(shared, output, cli, parsed, project, warehouse, cancellation);
            var compiled = await new SqlRunner(project, warehouse).CompileInlineAsync(sql, cancellation);
            Write(cli, parsed.GetValue(output) == OutputForm.Json, null, compiled);
            return ExitCode.Done;
        });
    }

    private static async Task<int> CompileAsync(
        SqlOptions shared, Option<OutputForm> output, SectorCli cli, ParseResult parsed, SqlProject project, Warehouses.IWarehouse warehouse, CancellationToken cancellation)
    {
        var report = shared.Report(parsed, cli);
        var options = shared.Run(parsed, project);
        var result = await new SqlRunner(project, warehouse, report).CompileAsync(options, cancellation);
        if (options.WarnError && result.Results.Count == 0 && result.Warnings.Count > 0)
            throw new ConfigurationException(result.Warnings);
        report.Finish(result);
        var named = options.Select.SelectMany(term => term.Split(' ')).ToHashSet(StringComparer.Ordinal);
        foreach (var node in result.Results.Where(node => node.CompiledCode is not null && named.Contains(node.Node.Name)))
            Write(cli, parsed.GetValue(output) == OutputForm.Json, node.Node.Name, node.CompiledCode!);
        return result.Succeeded ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Write(SectorCli cli, bool json, string? name, string sql)
    {
        var writer = cli.Environment.Out.Profile.Out.Writer;
        if (json && name is null)
            Json.Write(cli.Environment.Out, new { Compiled = sql });
        else if (json)
            Json.Write(cli.Environment.Out, new { Node = name, Compiled = sql });
        else
            writer.WriteLine($"{(name is null ? "Compiled inline node is:" : $"Compiled node '{name}' is:")}\n{sql}");
        writer.Flush();
    }
}
