using System.Globalization;
using Microsoft.Extensions.Primitives;
using SectorPipeline.Core;

namespace SectorPipeline.App.Host;

/// <summary>
/// What a request asks of a mart: <c>?columns=a,b&amp;sector=Energy&amp;session.gte=2024-01-01&amp;order=-session&amp;limit=100&amp;offset=0&amp;format=csv</c>.
/// Names are checked against the mart's columns, values become parameters.
/// </summary>
internal sealed record MartQuery
{
    public const int UsualRows = 100;
    public const int MostRows = 10_000;
    public const int MostCsvRows = 1_000_000;

    private static readonly string[] Reserved = ["columns", "order", "limit", "offset", "format"];

    public required IReadOnlyList<MartColumn> Columns { get; init; }

    public required IReadOnlyList<MartFilter> Filters { get; init; }

    public required IReadOnlyList<MartOrder> Order { get; init; }

    public required int Limit { get; init; }

    public required long Offset { get; init; }

    public required bool IsCsv { get; init; }

    /// <exception cref="ConfigurationException">Every fault of the request.</exception>
    public static MartQuery Parse(IReadOnlyList<MartColumn> columns, IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var given = query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var reader = new MartQueryReader(columns);
        var isCsv = reader.Format(given.GetValueOrDefault("format"));
        var parsed = new MartQuery
        {
            Columns = reader.Columns(given.GetValueOrDefault("columns")),
            Filters = reader.Filters(given.Where(pair => !Reserved.Contains(pair.Key, StringComparer.Ordinal))),
            Order = reader.Order(given.GetValueOrDefault("order")),
            Limit = (int)reader.Number("limit", given.GetValueOrDefault("limit"), isCsv ? MostCsvRows : UsualRows, isCsv ? MostCsvRows : MostRows),
            Offset = reader.Number("offset", given.GetValueOrDefault("offset"), 0, long.MaxValue),
            IsCsv = isCsv,
        };
        return reader.Faults.Count == 0 ? parsed : throw new ConfigurationException(reader.Faults);
    }
}
