using System.Data.Common;
using Npgsql;

namespace SectorPipeline.IntegrationTests;

/// <summary>A database of its own on the PostgreSQL of the test run, and a role that may be granted something.</summary>
internal sealed class ProjectsPostgresDatabase : ProjectsDatabase
{
    /// <summary>The role that the ledger lets read its accounts.</summary>
    public const string Reader = "ledger_reader";

    private readonly PostgresDatabase database;
    private readonly string schema;

    private ProjectsPostgresDatabase(PostgresDatabase database, string schema) => (this.database, this.schema) = (database, schema);

    public override string Target => "postgres";

    public override IReadOnlyDictionary<string, string> Environment => database.Variables
        .ToDictionary(variable => variable.Key.Replace("POSTGRES_", "EXAMPLE_PG_", StringComparison.Ordinal), variable => variable.Value, StringComparer.Ordinal)
        .Append(new("EXAMPLE_SCHEMA", schema))
        .ToDictionary(StringComparer.Ordinal);

    public static async Task<ProjectsDatabase> CreateAsync(string schema)
    {
        var opened = new ProjectsPostgresDatabase(await PostgresDatabase.CreateAsync(schema), schema);
        await opened.CreateReaderAsync();
        return opened;
    }

    public override DbConnection Connect() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);

    public override ValueTask DisposeAsync() => database.DisposeAsync();

    // All databases of the server have it together, and another fixture may make it at this moment.
    private async Task CreateReaderAsync()
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"do $$ begin create role {Reader}; exception when duplicate_object or unique_violation then null; end $$";
        await command.ExecuteNonQueryAsync();
    }
}
