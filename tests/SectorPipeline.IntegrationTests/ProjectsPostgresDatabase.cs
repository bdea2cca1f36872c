using System.Data.Common;
using System.Globalization;
using Npgsql;
using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests;

/// <summary>The schemas of one name in the PostgreSQL of the test run, and a role that may be granted something.</summary>
internal sealed class ProjectsPostgresDatabase : ProjectsDatabase
{
    /// <summary>The role that the ledger lets read its accounts.</summary>
    public const string Reader = "ledger_reader";

    private readonly PostgresWarehouseOptions server = PostgresServer.Require().ConnectionSettings;
    private readonly string schema;

    private ProjectsPostgresDatabase(string schema) => this.schema = schema;

    public override string Target => "postgres";

    public override IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["EXAMPLE_PG_HOST"] = server.Host,
        ["EXAMPLE_PG_PORT"] = string.Create(CultureInfo.InvariantCulture, $"{server.Port}"),
        ["EXAMPLE_PG_USER"] = server.User,
        ["EXAMPLE_PG_PASSWORD"] = server.Password.Reveal(),
        ["EXAMPLE_PG_DATABASE"] = server.Database,
        ["EXAMPLE_SCHEMA"] = schema,
    };

    public static async Task<ProjectsDatabase> CreateAsync(string schema)
    {
        var database = new ProjectsPostgresDatabase(schema);
        await database.DropSchemasAsync();
        await database.ExecuteAsync($"do $$ begin create role {Reader}; exception when duplicate_object then null; end $$");
        return database;
    }

    public override DbConnection Connect() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder
    {
        Host = server.Host,
        Port = server.Port ?? 5432,
        Username = server.User,
        Password = server.Password.Reveal(),
        Database = server.Database,
        Pooling = false,
    }.ConnectionString);

    public override async ValueTask DisposeAsync() => await DropSchemasAsync();

    private Task DropSchemasAsync() => ExecuteAsync($"""
        do $$
        declare name text;
        begin
            for name in select schema_name from information_schema.schemata where schema_name = '{schema}' or schema_name like '{schema}\_%' loop
                execute format('drop schema %I cascade', name);
            end loop;
        end $$
        """);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
