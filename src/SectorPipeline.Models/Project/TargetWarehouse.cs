using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>The engine that a target names: its SQL, and how to open it.</summary>
internal sealed record TargetWarehouse(SqlDialect Dialect, string Database, Func<CancellationToken, Task<IWarehouse>> OpenAsync)
{
    private static readonly string[] Types = ["duckdb", "postgres", "redshift"];

    /// <exception cref="ConfigurationException">The type is unknown, or a setting of it is wrong.</exception>
    public static TargetWarehouse For(TargetProfile target) =>
        target.Type switch
        {
            "duckdb" => DuckDb(target),
            "postgres" => Postgres(PostgresTarget.Read(target)),
            "redshift" => Redshift(PostgresTarget.Read(target)),
            _ => throw new ConfigurationException(Fault(target, "type", $"no warehouse is of type '{target.Type}'.{NearestName.Hint(target.Type, Types)} Known: {string.Join(", ", Types)}.")),
        };

    private static TargetWarehouse Postgres(PostgresWarehouseOptions options) =>
        new(PostgresDialect.Instance, options.Database, async cancellation => await PostgresWarehouse.OpenAsync(options, cancellation));

    private static TargetWarehouse Redshift(PostgresWarehouseOptions options) =>
        new(RedshiftDialect.Instance, options.Database, async cancellation => await RedshiftWarehouse.OpenAsync(options, cancellation));

    private static TargetWarehouse DuckDb(TargetProfile target)
    {
        var options = DuckDbTarget.Read(target);
        return new TargetWarehouse(
            DuckDbDialect.Instance,
            options.DatabaseName,
            async cancellation => await DuckDbWarehouse.OpenAsync(options, cancellation));
    }

    private static string Fault(TargetProfile target, string key, string message) =>
        target.Place?[key]?.Fault(message) ?? target.Place?.Fault(message) ?? message;
}
