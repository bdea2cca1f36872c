using System.Data.Common;

namespace SectorPipeline.Warehouses;

/// <summary>Where SQL runs. Connections are cheap to open and are used by one caller at a time.</summary>
public interface IWarehouse : IAsyncDisposable
{
    SqlDialect Dialect { get; }

    /// <summary>The name of the database that unqualified relations are in.</summary>
    string Database { get; }

    /// <summary>The schema that unqualified relations are in.</summary>
    string Schema { get; }

    /// <summary>An open connection, which the caller disposes.</summary>
    Task<DbConnection> OpenAsync(CancellationToken cancellation);

    /// <summary>How many rows the statements of a reader wrote, after it was read to its end; null when the engine does not tell.</summary>
    long? RowsWritten(DbDataReader reader) => reader.RecordsAffected < 0 ? null : reader.RecordsAffected;

    /// <summary>Appends rows in bulk to a table whose columns are all texts; as far as a transaction is open, within it.</summary>
    Task AppendAsync(DbConnection connection, Relation table, IReadOnlyList<IReadOnlyList<string?>> rows, CancellationToken cancellation);
}
