using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests;

public sealed class PostgresWarehouseTests
{
    private static readonly CancellationToken Ever = CancellationToken.None;

    private PostgresSchema schema = default!;

    [OneTimeSetUp]
    public async Task CreateSchema() => schema = await PostgresServer.CreateSchemaAsync(nameof(PostgresWarehouseTests));

    [OneTimeTearDown]
    public async Task DropSchema()
    {
        if (schema is not null)
            await schema.DisposeAsync();
    }

    [Test]
    public async Task Texts_arrive_as_they_are_and_nulls_stay_nulls()
    {
        string?[] texts = ["", null, "a\tb", "a\nb\r\n", @"\N", @"back\slash", "\"'", "é☃😀", " "];
        await schema.ExecuteAsync("create table texts (position text, value text)");
        await using (var connection = await schema.Warehouse.OpenAsync(Ever))
        {
            var rows = texts.Select((text, i) => (IReadOnlyList<string?>)[$"{i}", text]).ToList();
            await schema.Warehouse.AppendAsync(connection, new Relation(null, schema.Name, "texts"), rows, Ever);
        }

        Assert.That(await schema.ScalarAsync("select array_agg(value order by position) from texts"), Is.EqualTo(texts));
    }

    [Test]
    public async Task The_role_and_the_search_path_hold_for_each_connection_anew()
    {
        await schema.ExecuteAsync("drop role if exists \"odd role\"; create role \"odd role\"");
        var settings = schema.Settings with { Role = "odd role", SearchPath = "pg_catalog, public" };
        await using var warehouse = await PostgresWarehouse.OpenAsync(settings, Ever);
        for (var use = 0; use < 3; use++)
        {
            await using var connection = await warehouse.OpenAsync(Ever);
            await using var command = connection.CreateCommand();
            command.CommandText = "select current_user || ' ' || current_setting('search_path')";

            Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo("odd role pg_catalog, public"));

            command.CommandText = "reset role; set search_path to public";
            await command.ExecuteNonQueryAsync();
        }
    }

    [Test]
    public void A_wrong_password_is_told_and_not_shown()
    {
        var settings = schema.Settings with { Password = new Secret("not-the-password") };

        Assert.That(() => PostgresWarehouse.OpenAsync(settings, Ever), Throws.InstanceOf<PipelineException>()
            .With.Message.EqualTo($"PostgreSQL at 127.0.0.1:{settings.Port}: password authentication failed for user \"sector\". Correct user and password.")
            .And.Property(nameof(PipelineException.IsTransient)).False);
    }

    [Test]
    public void A_database_that_does_not_exist_is_told()
    {
        var settings = schema.Settings with { Database = "nowhere" };

        Assert.That(() => PostgresWarehouse.OpenAsync(settings, Ever), Throws.InstanceOf<PipelineException>()
            .With.Message.EndsWith("database \"nowhere\" does not exist. Create it, or correct dbname."));
    }

    [Test]
    public void A_role_that_does_not_exist_is_told()
    {
        var settings = schema.Settings with { Role = "nobody at all" };

        Assert.That(() => PostgresWarehouse.OpenAsync(settings, Ever), Throws.InstanceOf<PipelineException>()
            .With.Message.EndsWith("role \"nobody at all\" does not exist. Correct role and search_path."));
    }

    [Test]
    public void A_server_that_is_not_there_is_told_and_may_come_later()
    {
        var settings = schema.Settings with { Port = 1 };

        Assert.That(() => PostgresWarehouse.OpenAsync(settings, Ever), Throws.InstanceOf<PipelineException>()
            .With.Message.EqualTo("PostgreSQL at 127.0.0.1:1: no server answers (Connection refused). Start it, or correct host and port.")
            .And.Property(nameof(PipelineException.IsTransient)).True);
    }

    [Test]
    public void A_host_that_does_not_exist_is_told()
    {
        var settings = schema.Settings with { Host = "no-such-host.invalid" };

        Assert.That(() => PostgresWarehouse.OpenAsync(settings, Ever), Throws.InstanceOf<PipelineException>()
            .With.Message.Contains("no-such-host.invalid"));
    }

    [Test]
    public async Task Temporary_tables_and_settings_of_one_use_do_not_reach_the_next()
    {
        await using (var connection = await schema.Warehouse.OpenAsync(Ever))
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "create temporary table leak (a int); set statement_timeout = 5000";
            await command.ExecuteNonQueryAsync();
        }

        Assert.That(await schema.ScalarAsync("select to_regclass('leak')::text || current_setting('statement_timeout')"), Is.EqualTo(DBNull.Value));
        Assert.That(await schema.ScalarAsync("select current_setting('statement_timeout')"), Is.EqualTo("0"));
    }
}
