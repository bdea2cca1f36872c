using System.Globalization;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Asks a source how old its newest row is, and judges that.</summary>
internal sealed class FreshnessRunner(RunContext run) : INodeRunner
{
    public async Task<NodeResult> RunAsync(Node node, WarehouseSession session, NodeResult result, CancellationToken cancellation)
    {
        var source = (SourceNode)node;
        var table = await session.QueryAsync(Query(source, new NodeCompiler(run, session, cancellation)), cancellation);
        var freshness = new SourceFreshness
        {
            MaxLoadedAt = Instant(source, table.Rows[0][0]),
            SnapshottedAt = Instant(source, table.Rows[0][1]) ?? run.Project.Options.Time.GetUtcNow(),
            Criteria = source.Freshness!,
        };
        return result with { Freshness = freshness, Status = freshness.Status, Message = Describe(source, freshness) };
    }

    private string Query(SourceNode source, NodeCompiler compiler) =>
        source switch
        {
            { LoadedAtQuery: { } query } => FreshnessQuery.OfQuery(compiler.RenderText(source, query, source.File.DisplayPath)),
            { LoadedAtField: { } field } => FreshnessQuery.OfField(field, run.Dialect.Render(source.Relation!), source.Freshness!.Filter),
            _ => throw new PipelineException($"{Place(source)}: nothing tells when its rows were loaded. Name the column with 'loaded_at_field', or write 'loaded_at_query'."),
        };

    // A time without a zone is taken for UTC.
    private static DateTimeOffset? Instant(SourceNode source, object? value) =>
        value switch
        {
            null => null,
            DateTimeOffset instant => instant,
            DateTime { Kind: DateTimeKind.Local } local => new DateTimeOffset(local),
            DateTime instant => new DateTimeOffset(instant, TimeSpan.Zero),
            DateOnly day => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero),
            _ => throw new PipelineException(
                string.Create(CultureInfo.InvariantCulture, $"{Place(source)}: '{value}' is no point in time. Cast it in 'loaded_at_field', for instance with ::timestamp.")),
        };

    private static string Describe(SourceNode source, SourceFreshness freshness) =>
        freshness switch
        {
            { Status: NodeStatus.Pass } => "",
            { MaxLoadedAt: null } => $"{Place(source)}: it has no rows. Load it, or change its 'filter'.",
            _ => $"{Place(source)}: its newest row is {Text(freshness.Age)} old; it may be {Limit(freshness)}. Load it again, or raise the limit.",
        };

    private static string Limit(SourceFreshness freshness)
    {
        var limit = (freshness.Status == NodeStatus.Fail ? freshness.Criteria.ErrorAfter : freshness.Criteria.WarnAfter)!;
        return string.Create(CultureInfo.InvariantCulture, $"{limit.Count} {limit.Period}{(limit.Count == 1 ? "" : "s")}");
    }

    private static string Text(TimeSpan age) =>
        age.TotalDays >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0.#} days")
        : age.TotalHours >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0.#} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0.#} minutes");

    private static string Place(SourceNode source) => $"{source.File.DisplayPath}: source {source.SourceName}.{source.Name}";
}
