using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>Asks rules, one after the other, what they find.</summary>
internal sealed class RuleRound(AlertConnection connection, EvaluationMoment moment)
{
    private readonly Dictionary<string, bool> tables = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<RuleAnswer>> AskAsync(IReadOnlyList<AlertRule> rules, CancellationToken cancellation)
    {
        var answers = new List<RuleAnswer>();
        foreach (var rule in rules)
            answers.Add(await AskAsync(rule, cancellation));
        return answers;
    }

    private async Task<RuleAnswer> AskAsync(AlertRule rule, CancellationToken cancellation)
    {
        try
        {
            if (!await IsReadyAsync(rule, cancellation))
                return new RuleAnswer(rule, RuleOutcome.Waiting, []);
            var query = new RuleQuery(connection.Connection, connection.Dialect, moment);
            return new RuleAnswer(rule, RuleOutcome.Evaluated, await query.RunAsync(rule, cancellation));
        }
        catch (PipelineException failure)
        {
            return new RuleAnswer(rule, RuleOutcome.Failed, [], failure.Message);
        }
    }

    private async Task<bool> IsReadyAsync(AlertRule rule, CancellationToken cancellation)
    {
        foreach (var table in rule.Needs)
        {
            var ofSession = rule.Kind == AlertKind.Market;
            var key = $"{table} {ofSession}";
            if (!tables.TryGetValue(key, out var isReady))
                tables[key] = isReady = await ExistsAsync(table, cancellation) && (!ofSession || await HasSessionAsync(table, cancellation));
            if (!isReady)
                return false;
        }

        return true;
    }

    private async Task<bool> ExistsAsync(string table, CancellationToken cancellation)
    {
        var (schema, name) = (table[..table.IndexOf('.', StringComparison.Ordinal)], table[(table.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        var sql = $"select count(*) from information_schema.tables where table_schema = {connection.Literal(schema)} and table_name = {connection.Literal(name)}";
        return (await connection.QueryAsync(sql, row => row.Number(), cancellation)).Single() > 0;
    }

    private async Task<bool> HasSessionAsync(string table, CancellationToken cancellation)
    {
        var sql = $"select count(*) from (select 1 as one from {table} where session = {connection.Literal(moment.Session.Date)} limit 1) as rows_of_session";
        return (await connection.QueryAsync(sql, row => row.Number(), cancellation)).Single() > 0;
    }
}
