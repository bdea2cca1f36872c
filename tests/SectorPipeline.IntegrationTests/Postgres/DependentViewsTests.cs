using System.Data.Common;
using Npgsql;
using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests;

public sealed class DependentViewsTests
{
    private static readonly DependentViews Keeper = PostgresDialect.Instance.DependentViews;
    private static readonly Relation Base = new(null, nameof(DependentViewsTests), "Base \"table\"", RelationType.Table);

    private PostgresSchema schema = default!;

    [SetUp]
    public async Task CreateSchema()
    {
        schema = await PostgresServer.CreateSchemaAsync(nameof(DependentViewsTests));
        await schema.ExecuteAsync(
            """"
            create table "Base ""table""" (a int, "odd col" text);
            create table other (a int);
            create view first with (security_barrier=true) as select a, "odd col" from "Base ""table""";
            create view "Second view" as select a from first;
            create materialized view third as select s.a, count(*) as n from "Second view" as s join other using (a) group by 1;
            create unique index third_key on third (a);
            create view z_direct as select b.a from "Base ""table""" as b join third using (a);
            create view unrelated as select a from other;
            comment on view first is 'it''s first';
            comment on column first."odd col" is 'odd';
            comment on materialized view third is 'kept';
            drop role if exists "a reader";
            create role "a reader";
            grant select, insert on first to "a reader" with grant option;
            grant select on "Second view" to public;
            grant select (a) on third to "a reader";
            """");
    }

    [TearDown]
    public async Task DropSchema()
    {
        if (schema is null)
            return;
        await schema.DisposeAsync();
    }

    [Test]
    public async Task Views_dropped_with_a_table_come_back_as_they_were()
    {
        await using var connection = await schema.Warehouse.OpenAsync(CancellationToken.None);
        var before = await RowsAsync(connection, Keeper.Query(Base));
        var views = DependentViews.Restore(before);

        await ReplaceAsync(connection, "a int, \"odd col\" text, more int");
        foreach (var statement in views.SelectMany(view => view.Statements))
            await RowsAsync(connection, statement);

        Assert.That(views.Select(view => view.View.Identifier), Is.EqualTo(new[] { "first", "Second view", "third", "z_direct" }));
        Assert.That(await RowsAsync(connection, Keeper.Query(Base)), Is.EqualTo(before));
        Assert.That(before.Select(row => row[3]), Has.Some.Contains("security_barrier=true").And.Some.Contains("CREATE UNIQUE INDEX")
            .And.Some.EqualTo("comment on view \"DependentViewsTests\".first is 'it''s first'")
            .And.Some.EqualTo("grant INSERT, SELECT on \"DependentViewsTests\".first to \"a reader\" with grant option")
            .And.Some.EqualTo("grant SELECT (a) on \"DependentViewsTests\".third to \"a reader\""));
    }

    [Test]
    public async Task A_view_that_no_longer_fits_fails_alone_under_its_savepoint()
    {
        await using var connection = await schema.Warehouse.OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        var views = DependentViews.Restore(await RowsAsync(connection, Keeper.Query(Base)));

        await ReplaceAsync(connection, "a int");
        var failed = new List<string>();
        foreach (var view in views)
        {
            await transaction.SaveAsync("v");
            try
            {
                foreach (var statement in view.Statements)
                    await RowsAsync(connection, statement);
            }
            catch (PostgresException)
            {
                failed.Add(view.View.Identifier);
                await transaction.RollbackAsync("v");
            }
        }

        Assert.That(failed, Is.EqualTo(new[] { "first", "Second view", "third", "z_direct" }));
        Assert.That(await RowsAsync(connection, "select 1 from unrelated"), Is.Empty);
    }

    [Test]
    public async Task Asking_leaves_the_search_path_as_it_was()
    {
        await using var connection = await schema.Warehouse.OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();

        await RowsAsync(connection, Keeper.Query(Base));
        await RowsAsync(connection, Keeper.Query(Base with { Identifier = "nothing" }));

        Assert.That((await RowsAsync(connection, "show search_path"))[0][0], Is.EqualTo(schema.Settings.SearchPath));
    }

    private static async Task ReplaceAsync(DbConnection connection, string columns)
    {
        await RowsAsync(connection, $"drop table {PostgresDialect.Instance.Render(Base)} cascade");
        await RowsAsync(connection, $"create table {PostgresDialect.Instance.Render(Base)} ({columns})");
    }

    private static async Task<List<object?[]>> RowsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
