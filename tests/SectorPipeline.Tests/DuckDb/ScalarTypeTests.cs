using System.Numerics;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Tests.DuckDb;

/// <summary>What SQL types are in .NET, with their extremes.</summary>
public sealed class ScalarTypeTests
{
    private static readonly TestCaseData[] Values =
    [
        new("true", true, "BOOLEAN"),
        new("(-128)::tinyint", sbyte.MinValue, "TINYINT"),
        new("255::utinyint", byte.MaxValue, "UTINYINT"),
        new("(-32768)::smallint", short.MinValue, "SMALLINT"),
        new("65535::usmallint", ushort.MaxValue, "USMALLINT"),
        new("(-2147483648)::integer", int.MinValue, "INTEGER"),
        new("4294967295::uinteger", uint.MaxValue, "UINTEGER"),
        new("(-9223372036854775808)::bigint", long.MinValue, "BIGINT"),
        new("18446744073709551615::ubigint", ulong.MaxValue, "UBIGINT"),
        new("'170141183460469231731687303715884105727'::hugeint", (BigInteger)Int128.MaxValue, "HUGEINT"),
        new("'-170141183460469231731687303715884105728'::hugeint", (BigInteger)Int128.MinValue, "HUGEINT"),
        new("'340282366920938463463374607431768211455'::uhugeint", (BigInteger)UInt128.MaxValue, "UHUGEINT"),
        new("'123456789012345678901234567890123456789012345'::bignum", BigInteger.Parse("123456789012345678901234567890123456789012345"), "BIGNUM"),
        new("'-123456789012345678901234567890123456789012345'::bignum", BigInteger.Parse("-123456789012345678901234567890123456789012345"), "BIGNUM"),
        new("1.5::float", 1.5f, "FLOAT"),
        new("'-infinity'::double", double.NegativeInfinity, "DOUBLE"),
        new("'nan'::double", double.NaN, "DOUBLE"),
        new("1.7976931348623157e308::double", double.MaxValue, "DOUBLE"),
        new("''", "", "VARCHAR"),
        new("'exactly 12 b'", "exactly 12 b", "VARCHAR"),
        new("'thirteen byte'", "thirteen byte", "VARCHAR"),
        new("'żółć 🦆'", "żółć 🦆", "VARCHAR"),
        new("repeat('long ', 5000)", string.Concat(Enumerable.Repeat("long ", 5000)), "VARCHAR"),
        new("""'{"a": 1}'::json""", """{"a": 1}""", "JSON"),
        new("'\\x00\\xFF'::blob", new byte[] { 0, 255 }, "BLOB"),
        new("'0101100110011'::bit", "0101100110011", "BIT"),
        new("'b'::enum('a', 'b')", "b", "ENUM"),
        new("'6ccd780c-baba-1026-9564-5b8c656024db'::uuid", Guid.Parse("6ccd780c-baba-1026-9564-5b8c656024db"), "UUID"),
        new("'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid", Guid.AllBitsSet, "UUID"),
        new("date '0001-01-01'", DateOnly.MinValue, "DATE"),
        new("date '9999-12-31'", DateOnly.MaxValue, "DATE"),
        new("date '1969-12-31'", new DateOnly(1969, 12, 31), "DATE"),
        new("time '23:59:59.999999'", new TimeOnly(23, 59, 59, 999, 999), "TIME"),
        new("'10:11:12.123456700'::time_ns", new TimeOnly(10, 11, 12, 123, 456).Add(TimeSpan.FromTicks(7)), "TIME_NS"),
        new("timetz '10:11:12+02:30'", new DateTimeOffset(1, 1, 2, 10, 11, 12, TimeSpan.FromMinutes(150)), "TIME WITH TIME ZONE"),
        new("timestamp '1969-12-31 23:59:59.999999'", new DateTime(1969, 12, 31, 23, 59, 59, 999, 999), "TIMESTAMP"),
        new("'2020-02-29 12:00:01'::timestamp_s", new DateTime(2020, 2, 29, 12, 0, 1), "TIMESTAMP_S"),
        new("'2020-02-29 12:00:01.123'::timestamp_ms", new DateTime(2020, 2, 29, 12, 0, 1, 123), "TIMESTAMP_MS"),
        new("'2020-02-29 12:00:01.123456700'::timestamp_ns", new DateTime(2020, 2, 29, 12, 0, 1, 123, 456).AddTicks(7), "TIMESTAMP_NS"),
        new("timestamptz '2020-02-29 12:00:01+02'", new DateTime(2020, 2, 29, 10, 0, 1, DateTimeKind.Utc), "TIMESTAMP WITH TIME ZONE"),
        new("interval '-3 days' + interval '2 hours'", TimeSpan.FromDays(-3) + TimeSpan.FromHours(2), "INTERVAL"),
    ];

    [TestCaseSource(nameof(Values))]
    public void A_value_has_one_type_in_dotnet(string sql, object expected, string typeName)
    {
        using var connection = Memory.Open();
        using var reader = connection.Query($"select {sql} as v");

        reader.Read();
        var value = reader.GetValue(0);

        Assert.That(value, Is.EqualTo(expected));
        Assert.That(value, Is.TypeOf(expected.GetType()));
        Assert.That(reader.GetFieldType(0), Is.EqualTo(expected.GetType()));
        Assert.That(reader.GetDataTypeName(0), Is.EqualTo(typeName));
    }

    [TestCaseSource(nameof(Values))]
    public void Null_of_any_type_is_DBNull(string sql, object _, string __)
    {
        using var connection = Memory.Open();
        using var reader = connection.Query($"select case when i = 1 then {sql} end as v from range(3) r(i) order by i");

        reader.Read();

        Assert.That(reader.GetValue(0), Is.EqualTo(DBNull.Value));
        Assert.That(reader.IsDBNull(0), Is.True);
        reader.Read();
        Assert.That(reader.IsDBNull(0), Is.False);
        reader.Read();
        Assert.That(reader.IsDBNull(0), Is.True);
    }

    [Test]
    public void A_timestamp_with_time_zone_is_an_instant_in_utc()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select timestamptz '2020-06-01 00:00:00+02' as t, timestamp '2020-06-01' as u");

        reader.Read();

        Assert.That(reader.GetDateTime(0).Kind, Is.EqualTo(DateTimeKind.Utc));
        Assert.That(reader.GetFieldValue<DateTimeOffset>(0), Is.EqualTo(new DateTimeOffset(2020, 6, 1, 0, 0, 0, TimeSpan.FromHours(2))));
        Assert.That(reader.GetDateTime(1).Kind, Is.EqualTo(DateTimeKind.Unspecified));
    }

    [TestCase("date 'infinity'")]
    [TestCase("date '10000-01-01'")]
    [TestCase("timestamp '-infinity'")]
    [TestCase("timestamp '0044-03-15 (BC) 00:00:00'")]
    [TestCase("'99999999999999999999999999999999999999'::decimal(38, 0)")]
    [TestCase("time '24:00:00'")]
    public void A_value_that_dotnet_cannot_hold_is_refused_with_its_column(string sql)
    {
        using var connection = Memory.Open();
        using var reader = connection.Query($"select {sql} as v");
        reader.Read();

        Assert.That(() => reader.GetValue(0), Throws.TypeOf<OverflowException>().With.Message.StartsWith("column 'v': "));
    }

    [Test]
    public void An_interval_with_months_is_read_in_its_parts()
    {
        using var connection = Memory.Open();
        using var reader = connection.Query("select interval '1 year 2 days 3 seconds' as v");
        reader.Read();

        Assert.That(reader.GetFieldValue<DuckDbInterval>(0), Is.EqualTo(new DuckDbInterval(12, 2, 3_000_000)));
        Assert.That(() => reader.GetValue(0), Throws.TypeOf<InvalidCastException>().With.Message.Contains("months"));
    }
}
