using SectorPipeline.Core;

namespace SectorPipeline.IntegrationTests.Contracts;

/// <summary>What a warehouse does with rows and statements on every engine.</summary>
public abstract class WarehouseContract : DatabaseContract
{
    private const string LongQuery =
        "select sum(cast(a.x as double precision) * b.y) from generate_series(1, 1000000) as a(x), generate_series(1, 1000000) as b(y)";

    private static readonly CancellationToken Ever = CancellationToken.None;

    [Test]
    public async Task Rows_appended_in_bulk_arrive_as_they_are()
    {
        string?[] texts = ["", null, "NULL", "a\tb", "a\nb\r\n", @"\N", @"\.", @"back\slash", "\"'", "a,b;c", "é☃😀", " ", "  padded  "];
        await Database.ExecuteAsync($"create table raw (position {TextType}, value {TextType})");
        await using var connection = await Database.Warehouse.OpenAsync(Ever);

        await Database.Warehouse.AppendAsync(connection, Database.Relation("raw"), [.. texts.Select((text, i) => (IReadOnlyList<string?>)[$"{i}", text])], Ever);

        Assert.That(await ContractDatabase.QueryAsync(connection, "select value from raw order by cast(position as integer)"), Is.EqualTo(string.Join(';', texts.Select(text => text ?? "null"))));
        Assert.That(await ContractDatabase.QueryAsync(connection, "select count(*), count(value) from raw"), Is.EqualTo($"{texts.Length}|{texts.Length - 1}"));
    }

    [Test]
    public async Task Many_rows_are_appended_at_once()
    {
        await Database.ExecuteAsync($"create table many (id {TextType}, value {TextType})");
        await using var connection = await Database.Warehouse.OpenAsync(Ever);

        await Database.Warehouse.AppendAsync(connection, Database.Relation("many"), [.. Enumerable.Range(1, 100_000).Select(i => (IReadOnlyList<string?>)[$"{i}", "x"])], Ever);

        Assert.That(await Database.QueryAsync("select count(*), sum(cast(id as bigint)) from many"), Is.EqualTo("100000|5000050000"));
    }

    [Test]
    public async Task What_is_appended_in_a_transaction_goes_with_it()
    {
        await Database.ExecuteAsync($"create table kept (value {TextType})");
        await using var connection = await Database.Warehouse.OpenAsync(Ever);
        await ContractDatabase.ExecuteAsync(connection, "begin");
        await Database.Warehouse.AppendAsync(connection, Database.Relation("kept"), [["a"]], Ever);

        await ContractDatabase.ExecuteAsync(connection, "rollback");

        Assert.That(await Database.QueryAsync("select count(*) from kept"), Is.EqualTo("0"));
    }

    [Test]
    public async Task Tables_made_in_a_transaction_go_with_it()
    {
        await using var connection = await Database.Warehouse.OpenAsync(Ever);

        await ContractDatabase.ExecuteAsync(connection, "begin");
        await ContractDatabase.ExecuteAsync(connection, "create table gone as select 1 as a");
        await ContractDatabase.ExecuteAsync(connection, "rollback");

        Assert.That(await Database.QueryAsync(Database.Dialect.ListRelations(Database.Warehouse.Database, [Database.Schema])), Is.Empty);
    }

    [Test]
    public async Task After_a_failed_statement_the_connection_goes_on()
    {
        await using var connection = await Database.Warehouse.OpenAsync(Ever);
        await ContractDatabase.ExecuteAsync(connection, "begin");

        Assert.That(() => ContractDatabase.ExecuteAsync(connection, "select * from nowhere"), Throws.InstanceOf<System.Data.Common.DbException>().With.Message.Contains("nowhere"));

        await ContractDatabase.ExecuteAsync(connection, "rollback");
        Assert.That(await ContractDatabase.QueryAsync(connection, "select 1"), Is.EqualTo("1"));
    }

    [TestCase("insert into counted select * from (values (4), (5)) as v(a)", 2)]
    [TestCase("delete from counted where a > 1", 2)]
    [TestCase("update counted set a = a + 1", 3)]
    public async Task The_rows_that_a_statement_wrote_are_told(string sql, int rows)
    {
        await Database.ExecuteAsync("create table counted as select * from (values (1), (2), (3)) as v(a)");

        Assert.That(await WrittenAsync(sql), Is.EqualTo(rows));
    }

    [Test]
    public async Task A_table_of_a_query_has_its_rows_told_or_left_open_but_never_wrong()
    {
        var written = await WrittenAsync("create table made as select * from (values (1), (2), (3)) as v(a)");

        Assert.That(written, IsPostgres ? Is.EqualTo(3) : Is.EqualTo(3).Or.Null);
    }

    [Test]
    public async Task A_long_query_is_cancelled_within_two_seconds_and_the_connection_goes_on()
    {
        await using var connection = await Database.Warehouse.OpenAsync(Ever);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var started = TimeProvider.System.GetTimestamp();

        Assert.That(() => ContractDatabase.ExecuteAsync(connection, LongQuery, stop.Token), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(TimeProvider.System.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(2.3)));
        Assert.That(await ContractDatabase.QueryAsync(connection, "select 1"), Is.EqualTo("1"));
        Assert.That(await Database.QueryAsync("select 2"), Is.EqualTo("2"));
    }

    [Test]
    public async Task Eight_connections_work_at_the_same_time()
    {
        await Database.ExecuteAsync("create table shared (worker integer, n integer)");

        await Task.WhenAll(Enumerable.Range(1, 8).Select(worker => Task.Run(async () =>
        {
            await using var connection = await Database.Warehouse.OpenAsync(Ever);
            for (var n = 0; n < 20; n++)
                await ContractDatabase.ExecuteAsync(connection, $"insert into shared values ({worker}, {n})");
            await ContractDatabase.ExecuteAsync(connection, $"create table of_{worker} as select n from shared where worker = {worker}");
        })));

        Assert.That(await Database.QueryAsync("select count(*), count(distinct worker) from shared"), Is.EqualTo("160|8"));
        Assert.That(await Database.QueryAsync("select (select count(*) from of_1), (select count(*) from of_8)"), Is.EqualTo("20|20"));
    }

    private string TextType => Database.Dialect.TypeName(ColumnType.Text);

    private async Task<long?> WrittenAsync(string sql)
    {
        await using var connection = await Database.Warehouse.OpenAsync(Ever);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.NextResultAsync())
        {
            // Runs to the end of the text.
        }

        return Database.Warehouse.RowsWritten(reader);
    }
}
