using System.Data;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Tests.DuckDb;

public sealed class CommandTests
{
    [Test]
    public void Every_statement_runs_and_changed_rows_add_up()
    {
        using var connection = Memory.Open();

        var changed = connection.Run("create table t (i integer); insert into t select * from range(10); delete from t where i < 3; update t set i = -i");

        Assert.That(changed, Is.EqualTo(20));
        Assert.That(connection.Scalar("select min(i) from t"), Is.EqualTo(-9));
    }

    [Test]
    public void Statements_without_changed_rows_report_none()
    {
        using var connection = Memory.Open();

        Assert.That(connection.Run("create table t (i integer); select 1"), Is.EqualTo(-1));
    }

    [Test]
    public void Results_are_read_one_after_the_other()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select 1 as a; create table t as select 2 as b; select b, b from t");

        Assert.That(reader.Read(), Is.True);
        Assert.That(reader.GetName(0), Is.EqualTo("a"));
        Assert.That(reader.NextResult(), Is.True);
        Assert.That(reader.FieldCount, Is.EqualTo(2));
        Assert.That(reader.Read(), Is.True);
        Assert.That(reader[1], Is.EqualTo(2));
        Assert.That(reader.NextResult(), Is.False);
        Assert.That(() => reader.Read(), Throws.InvalidOperationException);
    }

    [Test]
    public void A_scalar_is_the_first_value_of_the_first_row()
    {
        using var connection = Memory.Open();

        Assert.That(connection.Scalar("select 1, 2 union all select 3, 4 order by 1"), Is.EqualTo(1));
        Assert.That(connection.Scalar("select 1 where false"), Is.Null);
        Assert.That(connection.Scalar("select null"), Is.EqualTo(DBNull.Value));
    }

    [Test]
    public void Inserted_rows_can_be_returned()
    {
        using var connection = Memory.Open();
        connection.Run("create table t (i integer)");

        Assert.That(connection.Scalar("insert into t values (7) returning i"), Is.EqualTo(7));
    }

    [TestCase("")]
    [TestCase("  ")]
    public void A_command_without_SQL_is_refused(string sql)
    {
        using var connection = Memory.Open();

        Assert.That(() => connection.Run(sql), Throws.InvalidOperationException);
    }

    [TestCase("-- only a comment")]
    [TestCase(";")]
    public void SQL_without_a_statement_does_nothing(string sql)
    {
        using var connection = Memory.Open();

        Assert.That(connection.Run(sql), Is.EqualTo(-1));
    }

    [Test]
    public void A_command_needs_an_open_connection()
    {
        using var connection = new DuckDbConnection("Data Source=:memory:");

        Assert.That(() => connection.Run("select 1"), Throws.InvalidOperationException.With.Message.Contains("not open"));
        Assert.That(() => new DuckDbCommand { CommandText = "select 1" }.ExecuteScalar(), Throws.InvalidOperationException);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Rows_come_in_order_over_many_chunks(bool streaming)
    {
        using var connection = Memory.Open();
        using var command = new DuckDbCommand("select i, 'row number ' || i from range(10000) r(i)", connection) { Streaming = streaming };
        using var reader = command.ExecuteReader();

        var rows = 0L;
        while (reader.Read())
        {
            Assert.That(reader.GetInt64(0), Is.EqualTo(rows));
            Assert.That(reader.GetString(1), Is.EqualTo($"row number {rows++}"));
        }

        Assert.That(rows, Is.EqualTo(10_000));
        Assert.That(reader.Read(), Is.False);
    }

    [Test]
    public void A_stream_that_another_statement_ended_is_an_error_and_not_an_end()
    {
        using var connection = Memory.Open();
        using var command = new DuckDbCommand("select * from range(100000)", connection) { Streaming = true };
        using var reader = command.ExecuteReader();
        reader.Read();

        connection.Run("select 1");

        Assert.That(
            () =>
            {
                while (reader.Read())
                {
                }
            },
            Throws.TypeOf<DuckDbException>());
    }

    [Test]
    public void Two_readers_of_one_connection_do_not_disturb_each_other()
    {
        using var connection = Memory.Open();
        using var first = connection.Query("select * from range(5000)");
        using var second = connection.Query("select -i from range(5000) r(i)");

        for (var i = 0L; first.Read() & second.Read(); i++)
            Assert.That(first.GetInt64(0) + second.GetInt64(0), Is.Zero);
    }

    [Test]
    public void Closing_a_reader_can_close_its_connection()
    {
        using var connection = Memory.Open();
        using var command = new DuckDbCommand("select 1", connection);

        command.ExecuteReader(CommandBehavior.CloseConnection).Dispose();

        Assert.That(connection.State, Is.EqualTo(ConnectionState.Closed));
    }
}
