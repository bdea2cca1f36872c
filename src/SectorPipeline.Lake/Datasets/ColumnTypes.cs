using SectorPipeline.Core;

namespace SectorPipeline.Lake;

/// <summary>Which column a type of .NET becomes.</summary>
internal static class ColumnTypes
{
    private static readonly Dictionary<Type, ColumnType> Known = new()
    {
        [typeof(DateOnly)] = ColumnType.Date,
        [typeof(DateTimeOffset)] = ColumnType.Timestamp,
        [typeof(double)] = ColumnType.Double,
        [typeof(long)] = ColumnType.Integer,
        [typeof(decimal)] = ColumnType.Money,
        [typeof(bool)] = ColumnType.Boolean,
    };

    public static ColumnType Of<TValue>() => Known.TryGetValue(typeof(TValue), out var type)
        ? type
        : throw new ArgumentException($"no column holds a {typeof(TValue).Name}. Use one of {string.Join(", ", Known.Keys.Select(known => known.Name))}.");
}
