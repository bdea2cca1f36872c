using SectorPipeline.DuckDb;

namespace SectorPipeline.Tests.DuckDb;

public sealed class ErrorTests
{
    [TestCase("selct 1", DuckDbErrorType.Parser, "syntax error at or near \"selct\"")]
    [TestCase("select * from missing", DuckDbErrorType.Catalog, "Table with name missing does not exist")]
    [TestCase("select clos from (select 1 as close)", DuckDbErrorType.Binder, "Referenced column \"clos\" not found")]
    [TestCase("select 'x'::integer", DuckDbErrorType.Conversion, "Could not convert string 'x' to INT32")]
    [TestCase("select 2147483647::integer + 1::integer", DuckDbErrorType.OutOfRange, "Overflow")]
    [TestCase("insert into t values (1)", DuckDbErrorType.Constraint, "Duplicate key \"i: 1\"")]
    [TestCase("select * from read_parquet('no/such/file.parquet')", DuckDbErrorType.IO, "No files found")]
    [TestCase("install httpfs from 'no/such/folder'", DuckDbErrorType.IO, "httpfs")]
    public void An_error_has_DuckDBs_type_and_message(string sql, DuckDbErrorType type, string message)
    {
        using var connection = Memory.Open();
        connection.Run("create table t (i integer primary key); insert into t values (1)");

        Assert.That(() => connection.Run(sql), Throws.TypeOf<DuckDbException>()
            .With.Property(nameof(DuckDbException.ErrorType)).EqualTo(type)
            .And.Message.Contains(message)
            .And.Property(nameof(DuckDbException.IsTransient)).False);
    }

    [Test]
    public void The_connection_goes_on_after_an_error()
    {
        using var connection = Memory.Open();

        Assert.That(() => connection.Run("select * from missing"), Throws.TypeOf<DuckDbException>());
        Assert.That(connection.Scalar("select 1"), Is.EqualTo(1));
    }

    [Test]
    public void An_error_in_a_later_statement_surfaces_when_it_runs()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select 1; select 1 / missing");

        Assert.That(reader.Read(), Is.True);
        Assert.That(() => reader.NextResult(), Throws.TypeOf<DuckDbException>());
    }
}
