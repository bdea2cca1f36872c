using System.Collections;
using System.CommandLine;
using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Models;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary><c>sector sql show</c>: the first rows of a model or of a query.</summary>
internal static class SqlShowCommand
{
    private const int DefaultLimit = 5;

    public static Command Create(SectorCli cli)
    {
        var shared = new SqlOptions();
        var inline = new Option<string?>("--inline") { Description = "A query that may use ref() and all else of a model", HelpName = "SQL" };
        var limit = new Option<int>("--limit") { Description = "How many rows", DefaultValueFactory = _ => DefaultLimit };
        var json = Json.Option();
        var output = SqlOutput.Option();
        var command = new SectorCommand(
            "show",
            "Show the first rows of a model or of a query",
            "sector sql show --select mart_sector_performance",
            "sector sql show --inline \"select count(*) from {{ ref('stg_stock_prices') }}\"")
        {
            inline, limit, output, json,
        };
        shared.AddTo(command);
        return cli.Handle(command, async (parsed, context, cancellation) =>
        {
            var project = shared.Load(parsed, context);
            await using var warehouse = await project.OpenWarehouseAsync(cancellation);
            var runner = new SqlRunner(project, warehouse);
            var table = parsed.GetValue(inline) is { } sql
                ? await runner.ShowInlineAsync(sql, parsed.GetValue(limit), cancellation)
                : await runner.ShowAsync(OneSelection(shared.Run(parsed, project).Select), parsed.GetValue(limit), cancellation);
            var rows = table.Rows.Select(row => Row(table.Columns, row));
            if (parsed.GetValue(json))
                Json.Write(cli.Environment.Out, rows);
            else if (parsed.GetValue(output) == OutputForm.Json && parsed.GetValue(inline) is not null)
                Json.Write(cli.Environment.Out, new { Show = rows });
            else if (parsed.GetValue(output) == OutputForm.Json)
                Json.Write(cli.Environment.Out, new { Node = shared.Run(parsed, project).Select[0], Show = rows });
            else
                Write(cli.Environment.Out, table);
            return ExitCode.Done;
        });
    }

    private static string OneSelection(IReadOnlyList<string> select) =>
        select is [var one]
            ? one
            : throw new ConfigurationException("sector sql show: say which model with --select NAME, or give a query with --inline SQL.");

    // Columns of one name are told apart by a number.
    private static Dictionary<string, object?> Row(IReadOnlyList<string> columns, IReadOnlyList<object?> row)
    {
        var cells = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (column, value) in columns.Zip(row))
        {
            var name = column;
            for (var number = 2; !cells.TryAdd(name, JsonValue(value)); number++)
                name = string.Create(CultureInfo.InvariantCulture, $"{column}_{number}");
        }

        return cells;
    }

    // The keys of a map can be of any type, those of a JSON object are texts.
    private static object? JsonValue(object? value) => value switch
    {
        DBNull => null,
        string or byte[] => value,
        IDictionary map => map.Keys.Cast<object>().Select(key => KeyValuePair.Create(CellText.Of(key), JsonValue(map[key]))).ToDictionary(StringComparer.Ordinal),
        IEnumerable list => list.Cast<object?>().Select(JsonValue).ToList(),
        _ => value,
    };

    private static void Write(IAnsiConsole console, ResultTable result)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var column in result.Columns)
            table.AddColumn(Markup.Escape(column));
        foreach (var row in result.Rows)
            table.AddRow([.. row.Select(value => Markup.Escape(CellText.Of(value)))]);
        console.Write(table);
        if (result.IsTruncated)
            console.WriteLine("There are more rows; --limit shows them.");
    }
}
