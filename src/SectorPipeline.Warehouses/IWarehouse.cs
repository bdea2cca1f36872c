using System.Data.Common;
using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>Where SQL runs. Connections are cheap to open and are used by one caller at a time.</summary>
public interface IWarehouse : IAsyncDisposable
{
    SqlDialect Dialect { get; }

    /// <summary>Where it is, for people: a file, or a server and its database.</summary>
    string Location { get; }

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

    /// <summary>Inserts what a query over files on this machine yields; as far as a transaction is open, within it.</summary>
    /// <param name="connection">A connection of this warehouse.</param>
    /// <param name="table">The table that gets the rows.</param>
    /// <param name="columns">Its columns that get values, in the order of the query.</param>
    /// <param name="query">A query in DuckDB's SQL, wherever the warehouse is, which yields values of the columns' types.</param>
    /// <param name="cancellation">Stops the statement.</param>
    /// <returns>How many rows were inserted.</returns>
    Task<long> InsertFilesAsync(DbConnection connection, Relation table, IReadOnlyList<Column> columns, string query, CancellationToken cancellation);

    /// <summary>Writes the rows of a query, in its order, to a Parquet file on this machine, compressed with zstd.</summary>
    /// <returns>How many rows were written.</returns>
    Task<long> ExportAsync(DbConnection connection, string query, string path, CancellationToken cancellation);
}
