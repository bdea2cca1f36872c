using System.Diagnostics;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Quality.Running;

/// <summary>Runs one check over the tables of its dataset.</summary>
internal sealed class CheckExecution(Workbench workbench, DatasetBench bench, DatasetChecks dataset, QualityScope scope)
{
    // What is found is judged where it lies in the scope; what was accepted, by whom and why, is counted apart.
    private const string Found = """
        create or replace temp table found as
        with raw as (
        {query}
        ),
        in_scope as (
            select raw.vendor, raw.entity, raw.date, raw.value, raw.reason, {explained} as explained
            from raw
            left join judged on judged.vendor = raw.vendor and judged.entity = raw.entity
            where raw.date between coalesce(judged.since, $since) and $until
        )
        select
            *,
            exists (
                select 1 from accepted
                where (accepted.check_name is null or accepted.check_name = $check)
                    and (accepted.entity is null or accepted.entity = in_scope.entity)
                    and in_scope.date between accepted.first and accepted.last
            ) as is_accepted
        from in_scope
        """;

    private const string Counts = """
        select
            count(*) filter (not explained and not is_accepted),
            count(*) filter (not explained and is_accepted),
            count(*) filter (explained)
        from found
        """;

    public async Task<CheckResult> RunAsync(CheckDeclaration check, IReadOnlySet<string> columns, long judged, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var missing = check.Kind.Columns.Concat(CheckSql.Columns(check.Parameters)).Where(column => !columns.Contains(column)).ToList();
        var result = missing.Count > 0
            ? new CheckResult { Check = check, Status = CheckStatus.Skipped, Message = $"the dataset has no column {string.Join(", ", missing)}" }
            : await TryAsync(check, judged, cancellation);
        return result with { Elapsed = Stopwatch.GetElapsedTime(started) };
    }

    private async Task<CheckResult> TryAsync(CheckDeclaration check, long judged, CancellationToken cancellation)
    {
        try
        {
            await FindAsync(check, cancellation);
            return await ReadAsync(check, judged, cancellation);
        }
        catch (DuckDbException failure)
        {
            return new CheckResult { Check = check, Status = CheckStatus.Error, Message = failure.Message.Trim() };
        }
    }

    private async Task FindAsync(CheckDeclaration check, CancellationToken cancellation)
    {
        await bench.PrepareAsync(check, cancellation);
        var values = new Dictionary<string, object>(check.Parameters, StringComparer.Ordinal)
        {
            ["since"] = scope.From,
            ["until"] = scope.Session.Date,
            ["session"] = scope.Session.Date,
            ["check"] = check.Name,
        };
        var query = CheckSql.Expand(check.Kind.Sql, dataset, check.Parameters);
        var explained = query.Contains(" as explained", StringComparison.OrdinalIgnoreCase) ? "raw.explained" : "false";
        var sql = Found.Replace("{query}", query, StringComparison.Ordinal).Replace("{explained}", explained, StringComparison.Ordinal);
        await workbench.ExecuteAsync(CheckSql.Bind(sql, values), cancellation);
    }

    private async Task<CheckResult> ReadAsync(CheckDeclaration check, long judged, CancellationToken cancellation)
    {
        var (failed, accepted, explained) = (await workbench.QueryAsync<(long, long, long)>(Counts, cancellation))[0];
        var rows = failed > 0 ? await RowsAsync($"limit {CheckResult.MostRows}", cancellation) : [];
        return new CheckResult
        {
            Check = check,
            Status = failed > 0 ? CheckStatus.Failed : CheckStatus.Passed,
            Checked = judged,
            Failed = failed,
            Accepted = accepted,
            Explained = explained,
            Rows = rows,
            Quarantined = check.Action == CheckAction.Quarantine && failed > 0 ? await WithOriginAsync(cancellation) : rows,
            Message = Message(rows, accepted, explained),
        };
    }

    private Task<IReadOnlyList<FailingRow>> RowsAsync(string limit, CancellationToken cancellation) =>
        workbench.QueryAsync<FailingRow>(
            $"select vendor, entity, date, value::double as value, reason from found where not explained and not is_accepted order by date desc, entity, vendor {limit}", cancellation);

    // Only the version that was found is kept out: another one that comes later is judged by itself.
    private async Task<IReadOnlyList<FailingRow>> WithOriginAsync(CancellationToken cancellation)
    {
        var sql = CheckSql.Expand(
            """
            select distinct found.vendor, found.entity, found.date, found.value::double, found.reason, latest.run_id
            from found
            left join latest on latest.vendor = found.vendor and latest.{entity} = found.entity and latest.{date} = found.date
            where not explained and not is_accepted
            order by found.date desc, found.entity, found.vendor
            """,
            dataset,
            new Dictionary<string, object>(StringComparer.Ordinal));
        var rows = await workbench.QueryAsync<(string? Vendor, string? Entity, DateOnly Date, double? Value, string Reason, string? RunId)>(sql, cancellation);
        return [.. rows.Select(row => new FailingRow(row.Vendor, row.Entity, row.Date, row.Value, row.Reason) { ReceivedBy = row.RunId })];
    }

    private static string? Message(IReadOnlyList<FailingRow> rows, long accepted, long explained)
    {
        string?[] parts =
        [
            rows.Count > 0 ? $"{rows[0].Entity ?? "all"} {rows[0].Date:yyyy-MM-dd}: {rows[0].Reason}" : null,
            accepted > 0 ? $"{accepted} accepted before" : null,
            explained > 0 ? $"{explained} explained" : null,
        ];
        return parts.Any(part => part is not null) ? string.Join("; ", parts.OfType<string>()) : null;
    }
}
