using System.Data.Common;
using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Jinja;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Alerts;

/// <summary>Runs the query of a rule and renders what its rows say.</summary>
internal sealed class RuleQuery(DbConnection connection, SqlDialect dialect, EvaluationMoment moment)
{
    private const int MostRows = 1_000;
    private const int SecondsAtMost = 120;

    /// <exception cref="PipelineException">The query or a template fails, or a row is no alert; the message names rule and file.</exception>
    public async Task<IReadOnlyList<Finding>> RunAsync(AlertRule rule, CancellationToken cancellation)
    {
        var sql = rule.Sql.Render(new RuleValues(dialect, moment).For(rule), cancellation);
        var rows = await ReadAsync(rule, sql, cancellation);
        var findings = rows.Select(row => FindingOf(rule, row, cancellation)).ToList();
        if (findings.GroupBy(finding => finding.Entity, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { Key: var entity })
            throw Fault(rule, $"the query yields the entity '{entity}' twice, and a key has one alert. Aggregate, or make the entity more precise.");
        return findings;
    }

    private async Task<List<Dictionary<string, object?>>> ReadAsync(AlertRule rule, string sql, CancellationToken cancellation)
    {
        try
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (sql, SecondsAtMost);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var rows = new List<Dictionary<string, object?>>();
            while (await reader.ReadAsync(cancellation))
            {
                if (rows.Count == MostRows)
                    throw Fault(rule, $"the query yields more than {MostRows} rows. Make its condition stricter.");
                rows.Add(RowValues.Read(reader));
            }

            return rows;
        }
        catch (DbException failure)
        {
            throw Fault(rule, $"the query fails: {dialect.Message(failure)}", failure);
        }
    }

    private Finding FindingOf(AlertRule rule, Dictionary<string, object?> row, CancellationToken cancellation)
    {
        if (row.GetValueOrDefault("entity") is not { } entity)
            throw Fault(rule, "a row has no entity. Select what the alert is about as 'entity'.");
        var severity = SeverityOf(rule, row);
        var context = new Dictionary<string, object?>(rule.Vars, StringComparer.Ordinal)
        {
            ["session"] = moment.Session.ToString(),
            ["rule"] = rule.Name,
        };
        foreach (var (name, cell) in row)
            context[name] = cell;
        context["severity"] = Words.Of(severity);
        return new Finding
        {
            Entity = Fitting.Within(JinjaValue.Text(entity), AlertTable.LongestEntity),
            Severity = severity,
            Value = row.GetValueOrDefault("value") is { } value ? NumberOf(rule, value) : null,
            Title = Fitting.Within(rule.Title.Render(context, cancellation).Trim().ReplaceLineEndings(" "), AlertTable.LongestTitle),
            Message = Fitting.Within(rule.Message.Render(context, cancellation).Trim(), AlertTable.LongestMessage),
            Group = rule.GroupBy is { } columns ? string.Join(", ", columns.Select(column => GroupOf(rule, row, column))) : null,
            NotTo = row.GetValueOrDefault("not_to") as string,
        };
    }

    private static AlertSeverity SeverityOf(AlertRule rule, Dictionary<string, object?> row) =>
        row.GetValueOrDefault("severity") is not { } word ? rule.Severity
        : Words.Parse<AlertSeverity>(JinjaValue.Text(word))
            ?? throw Fault(rule, $"a row has the severity '{word}'. Use one of {string.Join(", ", Words.All<AlertSeverity>())}.");

    private static double? NumberOf(AlertRule rule, object value)
    {
        if (value is not (long or double))
            throw Fault(rule, $"a row has the value '{value}', which is no number. Cast it, or give it another name.");
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        return double.IsFinite(number) ? number : null;
    }

    private static string GroupOf(AlertRule rule, Dictionary<string, object?> row, string column) =>
        row.TryGetValue(column, out var value)
            ? JinjaValue.Text(value ?? "")
            : throw Fault(rule, $"group_by: the query has no column '{column}'.{NearestName.Hint(column, row.Keys)}");

    private static PipelineException Fault(AlertRule rule, string what, Exception? cause = null) =>
        new($"{rule.Sql.Name}: rule {rule.Name}: {what}", cause);
}
