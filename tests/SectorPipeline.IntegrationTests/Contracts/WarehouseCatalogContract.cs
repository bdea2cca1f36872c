using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests.Contracts;

/// <summary>What an engine tells of its relations, and how they are renamed and dropped.</summary>
public abstract class WarehouseCatalogContract : DatabaseContract
{
    private const string OddName = "Odd \"name\" of it's; --";

    private SqlDialect Dialect => Database.Dialect;

    [Test]
    public async Task Tables_and_views_are_listed_with_their_types()
    {
        await Database.ExecuteAsync("create table t as select 1 as a; create view v as select a from t; create temporary table passing as select 1 as a");

        Assert.That(await RelationsAsync(), Is.EqualTo($"{Database.Schema}|t|table;{Database.Schema}|v|view"));
        Assert.That(await Database.QueryAsync(Dialect.ListRelations(Database.Warehouse.Database, [])), Is.Empty);
        Assert.That(await Database.QueryAsync(Dialect.ListRelations("nowhere")), Is.Empty);
    }

    [Test]
    public async Task Schemas_are_made_listed_and_dropped_with_all_in_them()
    {
        var schema = Database.Schema + "_Second one";
        await Database.ExecuteAsync(Dialect.CreateSchema(null, schema));
        await Database.ExecuteAsync(Dialect.CreateSchema(null, schema));
        await Database.ExecuteAsync(Dialect.CreateTableAs(new Relation(null, schema, "t"), "select 1 as a"));
        Assert.That(await SchemasAsync(), Does.Contain(schema).And.Contain(Database.Schema));

        await Database.ExecuteAsync(Dialect.DropSchema(null, schema));

        Assert.That(await SchemasAsync(), Does.Not.Contain(schema));
    }

    [Test]
    public async Task Columns_are_listed_in_order_with_types_and_sizes()
    {
        await Database.ExecuteAsync("create table sized (id bigint, \"Mixed Case\" varchar(7), price decimal(12, 3), day date, moment timestamp, flag boolean, ratio double precision)");

        var columns = await Database.QueryAsync(Dialect.ListColumns(Database.Relation("sized")));

        var rows = columns.Split(';').Select(row => row.Split('|')).ToList();
        Assert.That(rows.Select(row => row[0]), Is.EqualTo(new[] { "id", "Mixed Case", "price", "day", "moment", "flag", "ratio" }));
        Assert.That(rows[0][1].ToLowerInvariant(), Is.EqualTo("bigint"));
        Assert.That(rows[1][2], Is.EqualTo(IsPostgres ? "7" : "null"), "DuckDB forgets the length");
        Assert.That(rows[2][3..], Is.EqualTo(new[] { "12", "3" }));
        Assert.That(rows[3][1].ToLowerInvariant(), Is.EqualTo("date"));
        Assert.That(rows[4][1].ToLowerInvariant(), Does.StartWith("timestamp"));
        Assert.That(rows[5][1].ToLowerInvariant(), Is.EqualTo("boolean"));
        Assert.That(rows[6][1].ToLowerInvariant(), Does.StartWith("double"));
    }

    [Test]
    public async Task A_temporary_table_hides_the_table_of_its_name_for_its_connection_only()
    {
        await Database.ExecuteAsync("create table twice as select 1 as kept");
        await using var connection = await Database.Warehouse.OpenAsync(CancellationToken.None);
        var temporary = new Relation(null, null, "twice");
        await ContractDatabase.ExecuteAsync(connection, Dialect.CreateTemporaryTableAs(temporary, "select 1 as passing"));

        Assert.That(await ContractDatabase.QueryAsync(connection, Dialect.ListColumns(temporary)), Does.StartWith("passing|"));
        Assert.That(await ContractDatabase.QueryAsync(connection, Dialect.ListColumns(Database.Relation("twice"))), Does.StartWith("kept|").And.Not.Contain("passing"));
        Assert.That(await Database.QueryAsync(Dialect.ListColumns(temporary)), Does.StartWith("kept|"));
    }

    [TestCase(RelationType.Table)]
    [TestCase(RelationType.View)]
    public async Task Odd_names_are_quoted_wherever_they_go(RelationType type)
    {
        var (odd, renamed) = (Database.Relation(OddName, type), Database.Relation(OddName + " 2", type));
        var select = $"select 1 as {Dialect.Quote(OddName)}";
        await Database.ExecuteAsync(type == RelationType.View ? Dialect.CreateViewAs(odd, select) : Dialect.CreateTableAs(odd, select));
        Assert.That(await Database.QueryAsync(Dialect.ListColumns(odd)), Does.StartWith(OddName + "|"));

        await Database.ExecuteAsync(Dialect.Rename(odd, renamed.Identifier));
        Assert.That(await RelationsAsync(), Is.EqualTo($"{Database.Schema}|{renamed.Identifier}|{type.Name()}"));
        Assert.That(await Database.QueryAsync(Dialect.CountRows(renamed)), Is.EqualTo("1"));

        await Database.ExecuteAsync(Dialect.Drop(renamed));
        Assert.That(await RelationsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_table_is_dropped_although_views_stand_on_it()
    {
        await Database.ExecuteAsync("create table below as select 1 as a; create view upon as select a from below; create view higher as select a from upon");

        await Database.ExecuteAsync(Dialect.Drop(Database.Relation("below", RelationType.Table)));

        Assert.That(await RelationsAsync(), Does.Not.Contain("below"));
    }

    [Test]
    public async Task Dropping_what_is_not_there_is_no_fault()
    {
        await Database.ExecuteAsync(Dialect.Drop(Database.Relation("nothing", RelationType.View)));
        await Database.ExecuteAsync(Dialect.Drop(Database.Relation("nothing", RelationType.Table)));

        Assert.That(await RelationsAsync(), Is.Empty);
    }

    [Test]
    public async Task The_catalog_has_every_column_with_its_comments()
    {
        await Database.ExecuteAsync("create table t (a integer, b date); create view v as select b, a from t; comment on table t is 'of t'; comment on column t.b is 'of b'");

        var rows = (await Database.QueryAsync(Dialect.ListCatalog(Database.Warehouse.Database, [Database.Schema]))).Split(';').Select(row => row.Split('|')).ToList();

        Assert.That(rows.Select(row => $"{row[2]}.{row[6]}"), Is.EqualTo(new[] { "t.a", "t.b", "v.b", "v.a" }));
        Assert.That(rows.Select(row => row[1]), Is.All.EqualTo(Database.Schema));
        Assert.That(rows[0][4], Is.EqualTo("of t"));
        Assert.That(rows[1][9], Is.EqualTo("of b"));
        Assert.That(rows.Select(row => row[7]), Is.EqualTo(new[] { "1", "2", "1", "2" }));
        Assert.That(rows[2][3], Does.Contain("VIEW").IgnoreCase);
    }

    [Test]
    public async Task A_schema_with_a_quote_in_its_name_is_found_and_hurts_nothing()
    {
        await Database.ExecuteAsync("create table t as select 1 as a");

        Assert.That(await Database.QueryAsync(Dialect.ListRelations(Database.Warehouse.Database, ["x'); drop table t; --"])), Is.Empty);
        Assert.That(await Database.QueryAsync(Dialect.ListCatalog(Database.Warehouse.Database, ["it's"])), Is.Empty);
        Assert.That(await RelationsAsync(), Does.Contain("|t|"));
    }

    private async Task<string> RelationsAsync() =>
        string.Join(';', (await Database.QueryAsync(Dialect.ListRelations(Database.Warehouse.Database, [Database.Schema])))
            .Split($";{Database.Schema}|").Select((row, i) => i == 0 ? row : $"{Database.Schema}|{row}").Order(StringComparer.Ordinal));

    private async Task<string[]> SchemasAsync() => (await Database.QueryAsync(Dialect.ListSchemas(Database.Warehouse.Database))).Split(';');
}
