using System.Data;
using System.Data.Common;

namespace SectorPipeline.Tests.DuckDb;

public sealed class ReaderTests
{
    [Test]
    public void A_column_is_found_by_name_first_by_exact_case()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select 1 as symbol, 2 as Close");

        Assert.That(reader.GetOrdinal("Close"), Is.EqualTo(1));
        Assert.That(reader.GetOrdinal("CLOSE"), Is.EqualTo(1));
        Assert.That(() => reader.GetOrdinal("clos"), Throws.TypeOf<IndexOutOfRangeException>().With.Message.EndsWith("Did you mean 'Close'?"));
        Assert.That(() => reader.GetName(2), Throws.TypeOf<IndexOutOfRangeException>());
    }

    [Test]
    public void There_is_no_row_before_Read_nor_after_the_last()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select 1");

        Assert.That(() => reader.GetInt32(0), Throws.InvalidOperationException);
        reader.Read();
        Assert.That(reader.GetInt32(0), Is.EqualTo(1));
        reader.Read();
        Assert.That(() => reader.GetInt32(0), Throws.InvalidOperationException);
    }

    [Test]
    public void Null_is_told_by_nullable_types_and_refused_by_others()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select null::integer as i, null::date as d, null::varchar as t");
        reader.Read();

        Assert.That(reader.GetFieldValue<int?>(0), Is.Null);
        Assert.That(reader.GetFieldValue<DateOnly?>(1), Is.Null);
        Assert.That(reader.GetFieldValue<object>(2), Is.EqualTo(DBNull.Value));
        Assert.That(() => reader.GetInt32(0), Throws.TypeOf<InvalidCastException>().With.Message.Contains("'i': is NULL"));
        Assert.That(() => reader.GetString(2), Throws.TypeOf<InvalidCastException>());
    }

    [Test]
    public void A_date_is_readable_as_DateTime()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select date '2020-01-02', timestamp '2020-01-02', timestamp '2020-01-02 01:00'");
        reader.Read();

        Assert.That(reader.GetDateTime(0), Is.EqualTo(new DateTime(2020, 1, 2)));
        Assert.That(reader.GetFieldValue<DateOnly>(1), Is.EqualTo(new DateOnly(2020, 1, 2)));
        Assert.That(() => reader.GetFieldValue<DateOnly>(2), Throws.TypeOf<InvalidCastException>());
    }

    [Test]
    public void HasRows_is_known_before_the_first_read()
    {
        using var connection = Memory.Open();
        using var some = connection.Query("select 1");
        using var none = connection.Query("select 1 where false");

        Assert.That(some.HasRows, Is.True);
        Assert.That(none.HasRows, Is.False);
        Assert.That(some.Read(), Is.True);
        Assert.That(none.Read(), Is.False);
    }

    [Test]
    public void Bytes_and_chars_are_copied_in_pieces()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select 'abcdef'::blob, 'abcdef'");
        reader.Read();
        var bytes = new byte[4];
        var chars = new char[4];

        Assert.That(reader.GetBytes(0, 0, null, 0, 0), Is.EqualTo(6));
        Assert.That(reader.GetBytes(0, 4, bytes, 1, 3), Is.EqualTo(2));
        Assert.That(bytes, Is.EqualTo("\0ef\0"u8.ToArray()));
        Assert.That(reader.GetChars(1, 1, chars, 0, 4), Is.EqualTo(4));
        Assert.That(new string(chars), Is.EqualTo("bcde"));
    }

    [Test]
    public void The_schema_names_every_column_and_its_type()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select 'x' as symbol, date '2020-01-01' as date where false");

        var columns = reader.GetColumnSchema();
        var table = reader.GetSchemaTable();

        Assert.That(columns.Select(column => (column.ColumnName, column.DataType, column.DataTypeName)), Is.EqualTo(new[]
        {
            ("symbol", typeof(string), "VARCHAR"), ("date", typeof(DateOnly), "DATE"),
        }));
        Assert.That(table?.Rows.Cast<DataRow>().Select(row => row[SchemaTableColumn.ColumnName]), Is.EqualTo(new[] { "symbol", "date" }));
    }

    [Test]
    public void A_DataTable_can_be_filled()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select i, null as n, [i] as l from range(3) r(i)");
        using var table = new DataTable();

        table.Load(reader);

        Assert.That(table.Rows, Has.Count.EqualTo(3));
        Assert.That(table.Rows[2][0], Is.EqualTo(2));
    }

    [Test]
    public void Closing_the_connection_ends_its_readers()
    {
        var connection = Memory.Open();
        var reader = connection.Query("select 1");

        connection.Dispose();

        Assert.That(reader.IsClosed, Is.True);
        Assert.That(() => reader.Read(), Throws.TypeOf<ObjectDisposedException>());
    }
}
